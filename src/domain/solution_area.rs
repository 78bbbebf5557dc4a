//! The solution areas in which a company can earn a competency (statements 113-117).

use crate::json::Written;
use serde::{Deserialize, Serialize};

/// A solution area, named as the network named it in 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum SolutionArea {
    /// Application Development.
    ApplicationDevelopment,
    /// Application Integration.
    ApplicationIntegration,
    /// Cloud Business Applications.
    CloudBusinessApplications,
    /// Cloud Platform.
    CloudPlatform,
    /// Cloud Productivity.
    CloudProductivity,
    /// Collaboration and Content.
    CollaborationAndContent,
    /// Communications.
    Communications,
    /// Data Analytics.
    DataAnalytics,
    /// Data Platform.
    DataPlatform,
    /// Datacenter.
    Datacenter,
    /// DevOps.
    DevOps,
    /// Enterprise Mobility Management.
    EnterpriseMobilityManagement,
    /// Enterprise Resource Planning.
    EnterpriseResourcePlanning,
    /// Messaging.
    Messaging,
    /// Project and Portfolio Management.
    ProjectAndPortfolioManagement,
    /// Security.
    Security,
    /// Small and Midmarket Cloud Solutions.
    SmallAndMidmarketCloudSolutions,
    /// Windows and Devices.
    WindowsAndDevices,
}

impl SolutionArea {
    /// Every solution area, in the order of their English names.
    pub const ALL: [SolutionArea; 18] = [
        SolutionArea::ApplicationDevelopment,
        SolutionArea::ApplicationIntegration,
        SolutionArea::CloudBusinessApplications,
        SolutionArea::CloudPlatform,
        SolutionArea::CloudProductivity,
        SolutionArea::CollaborationAndContent,
        SolutionArea::Communications,
        SolutionArea::DataAnalytics,
        SolutionArea::DataPlatform,
        SolutionArea::Datacenter,
        SolutionArea::DevOps,
        SolutionArea::EnterpriseMobilityManagement,
        SolutionArea::EnterpriseResourcePlanning,
        SolutionArea::Messaging,
        SolutionArea::ProjectAndPortfolioManagement,
        SolutionArea::Security,
        SolutionArea::SmallAndMidmarketCloudSolutions,
        SolutionArea::WindowsAndDevices,
    ];

    /// The exams of the area, by their codes; passing any one of them makes a person count. Which exams belong to
    /// which area is a choice for demonstration.
    pub fn exams(self) -> &'static [&'static str] {
        match self {
            SolutionArea::ApplicationDevelopment => &["AZ-203", "70-483", "70-486"],
            SolutionArea::ApplicationIntegration => &["AZ-300", "AZ-301"],
            SolutionArea::CloudBusinessApplications => &["MB-200", "MB-210", "MB-230"],
            SolutionArea::CloudPlatform => &["AZ-103", "AZ-300", "AZ-301"],
            SolutionArea::CloudProductivity => &["MS-100", "MS-101"],
            SolutionArea::CollaborationAndContent => &["MS-300", "MS-301"],
            SolutionArea::Communications => &["MS-700", "70-333", "70-334"],
            SolutionArea::DataAnalytics => &["DA-100", "70-778"],
            SolutionArea::DataPlatform => &["DP-200", "DP-201", "70-764"],
            SolutionArea::Datacenter => &["70-740", "70-741", "70-742"],
            SolutionArea::DevOps => &["AZ-400"],
            SolutionArea::EnterpriseMobilityManagement => &["MD-101", "MS-101"],
            SolutionArea::EnterpriseResourcePlanning => &["MB-300", "MB-310"],
            SolutionArea::Messaging => &["MS-200", "MS-201"],
            SolutionArea::ProjectAndPortfolioManagement => &["70-348", "74-343"],
            SolutionArea::Security => &["AZ-500", "MS-500"],
            SolutionArea::SmallAndMidmarketCloudSolutions => &["MS-900", "AZ-900"],
            SolutionArea::WindowsAndDevices => &["MD-100", "MD-101"],
        }
    }

    /// Its stable name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            SolutionArea::ApplicationDevelopment => "application-development",
            SolutionArea::ApplicationIntegration => "application-integration",
            SolutionArea::CloudBusinessApplications => "cloud-business-applications",
            SolutionArea::CloudPlatform => "cloud-platform",
            SolutionArea::CloudProductivity => "cloud-productivity",
            SolutionArea::CollaborationAndContent => "collaboration-and-content",
            SolutionArea::Communications => "communications",
            SolutionArea::DataAnalytics => "data-analytics",
            SolutionArea::DataPlatform => "data-platform",
            SolutionArea::Datacenter => "datacenter",
            SolutionArea::DevOps => "devops",
            SolutionArea::EnterpriseMobilityManagement => "enterprise-mobility-management",
            SolutionArea::EnterpriseResourcePlanning => "enterprise-resource-planning",
            SolutionArea::Messaging => "messaging",
            SolutionArea::ProjectAndPortfolioManagement => "project-and-portfolio-management",
            SolutionArea::Security => "security",
            SolutionArea::SmallAndMidmarketCloudSolutions => "small-and-midmarket-cloud-solutions",
            SolutionArea::WindowsAndDevices => "windows-and-devices",
        }
    }

    /// The solution area of that name.
    pub fn parse(id: &str) -> Option<SolutionArea> {
        SolutionArea::ALL.into_iter().find(|area| area.id() == id)
    }
}
