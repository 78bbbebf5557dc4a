//! Competencies: the solution areas, the grades, and why something about them is not possible.

use super::Text;
use crate::domain::qualification::Grade;
use crate::domain::solution_area::SolutionArea;

texts! {
    SILVER: "Silver", "银级";
    GOLD: "Gold", "金级";
    APPLICATION_DEVELOPMENT: "Application Development", "应用程序开发";
    APPLICATION_INTEGRATION: "Application Integration", "应用程序集成";
    CLOUD_BUSINESS_APPLICATIONS: "Cloud Business Applications", "云业务应用程序";
    CLOUD_PLATFORM: "Cloud Platform", "云平台";
    CLOUD_PRODUCTIVITY: "Cloud Productivity", "云生产力";
    COLLABORATION_AND_CONTENT: "Collaboration and Content", "协作与内容";
    COMMUNICATIONS: "Communications", "通信";
    DATA_ANALYTICS: "Data Analytics", "数据分析";
    DATA_PLATFORM: "Data Platform", "数据平台";
    DATACENTER: "Datacenter", "数据中心";
    DEV_OPS: "DevOps", "DevOps";
    ENTERPRISE_MOBILITY_MANAGEMENT: "Enterprise Mobility Management", "企业移动性管理";
    ENTERPRISE_RESOURCE_PLANNING: "Enterprise Resource Planning", "企业资源规划";
    MESSAGING: "Messaging", "消息传递";
    PROJECT_AND_PORTFOLIO_MANAGEMENT: "Project and Portfolio Management", "项目和项目组合管理";
    SECURITY: "Security", "安全性";
    SMALL_AND_MIDMARKET_CLOUD_SOLUTIONS: "Small and Midmarket Cloud Solutions", "中小型市场云解决方案";
    WINDOWS_AND_DEVICES: "Windows and Devices", "Windows 和设备";
    UPGRADE_INSTEAD: "You have silver. Upgrade it to gold instead: the upgrade costs less.", "您已拥有银级。请改为升级到金级，价格更优惠。";
    ONLY_SILVER_UPGRADES: "Only a silver subscription can be upgraded.", "只有银级订阅可以升级。";
    SILVER_NOT_IN_FORCE: "Silver has not been in force since {date}, so it can't be upgraded. You can buy gold.", "银级自{date}起不再有效，无法升级。您可以直接购买金级。";
    NOT_STARTED: "Your company does not work towards the competency {area} yet. Start it first.", "贵公司尚未开始“{area}”能力认证，请先开始。";
    STARTED: "Your company works towards the competency {area} already.", "贵公司已开始“{area}”能力认证。";
    IN_THE_FUTURE: "{date} is yet to come.", "{date}尚未到来。";
    NO_COMPETENCY: "This competency is not in the account.", "帐户中没有此能力认证。";
    NO_EXAM: "This exam does not belong to the solution area.", "此考试不属于该解决方案领域。";
}

/// The name of a grade.
pub fn grade(grade: Grade) -> Text {
    match grade {
        Grade::Silver => SILVER,
        Grade::Gold => GOLD,
    }
}

/// The name of a solution area.
pub fn area(area: SolutionArea) -> Text {
    match area {
        SolutionArea::ApplicationDevelopment => APPLICATION_DEVELOPMENT,
        SolutionArea::ApplicationIntegration => APPLICATION_INTEGRATION,
        SolutionArea::CloudBusinessApplications => CLOUD_BUSINESS_APPLICATIONS,
        SolutionArea::CloudPlatform => CLOUD_PLATFORM,
        SolutionArea::CloudProductivity => CLOUD_PRODUCTIVITY,
        SolutionArea::CollaborationAndContent => COLLABORATION_AND_CONTENT,
        SolutionArea::Communications => COMMUNICATIONS,
        SolutionArea::DataAnalytics => DATA_ANALYTICS,
        SolutionArea::DataPlatform => DATA_PLATFORM,
        SolutionArea::Datacenter => DATACENTER,
        SolutionArea::DevOps => DEV_OPS,
        SolutionArea::EnterpriseMobilityManagement => ENTERPRISE_MOBILITY_MANAGEMENT,
        SolutionArea::EnterpriseResourcePlanning => ENTERPRISE_RESOURCE_PLANNING,
        SolutionArea::Messaging => MESSAGING,
        SolutionArea::ProjectAndPortfolioManagement => PROJECT_AND_PORTFOLIO_MANAGEMENT,
        SolutionArea::Security => SECURITY,
        SolutionArea::SmallAndMidmarketCloudSolutions => SMALL_AND_MIDMARKET_CLOUD_SOLUTIONS,
        SolutionArea::WindowsAndDevices => WINDOWS_AND_DEVICES,
    }
}
