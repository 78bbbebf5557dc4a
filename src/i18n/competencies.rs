//! Competencies: the solution areas, the grades, and why something about them is not possible.

use super::{Text, Words};
use crate::domain::policy::Policy;
use crate::domain::qualification::Grade;
use crate::domain::solution_area::SolutionArea;

texts! {
    SILVER: "Silver", "银级";
    GOLD: "Gold", "金级";
    LEAD: "A competency shows what your company can do in a solution area. People and customers earn it; a yearly fee then makes it silver or gold.", "能力认证彰显贵公司在某一解决方案领域的实力：先通过考试并赢得客户，再按年付费获得银级或金级称号。";
    GRADES: "Silver and gold", "银级与金级";
    SILVER_TEXT: "Consistent capability, expertise and commitment. One fee covers every competency of this grade.", "能力、专业水准与投入稳定。一笔年费涵盖该级别的所有能力认证。";
    GOLD_TEXT: "Best-in-class capability in a solution area. The fee of gold covers silver competencies too.", "某一解决方案领域能力顶尖。金级年费同时涵盖银级能力认证。";
    HELD_UNTIL: "{what}: {date}", "{what}：{date}";
    NOT_PAID: "Not bought", "未购买";
    MET_IN: "{asks} (met in {area})", "{asks}（已在“{area}”满足）";
    IN_SILVER: "silver", "银级";
    IN_GOLD: "gold", "金级";
    KEEPING: "Keeping {grade}", "保持{grade}";
    TOWARDS: "Towards {grade}", "目标：{grade}";
    BUY_SILVER: "Buy silver", "购买银级";
    BUY_GOLD: "Buy gold", "购买金级";
    ONE_AREA: "In one solution area: {people} people with a passed exam, {customers} new customers within {months} months", "同一解决方案领域：{people} 名人员通过考试，{months} 个月内赢得 {customers} 个新客户";
    YOURS: "Your competencies", "您的能力认证";
    NONE_STARTED: "No competency started yet", "尚未开始任何能力认证";
    NONE_STARTED_TEXT: "Choose a solution area below. Starting costs nothing and binds you to nothing.", "请在下方选择解决方案领域。开始不收费，也没有任何约束。";
    ALL_AREAS: "All solution areas", "所有解决方案领域";
    AREA: "Solution area", "解决方案领域";
    STANDING: "Standing", "状态";
    EXAMS: "Exams that count", "认可的考试";
    STANDS_NOT_STARTED: "Not started", "未开始";
    STANDS_STARTED: "Started", "已开始";
    STANDS_QUALIFIED: "Qualified for {grade}", "已符合{grade}要求";
    STANDS_ACTIVE: "{grade}, active", "{grade}，有效";
    STANDS_AT_RISK: "{grade}, at risk", "{grade}，存在风险";
    STANDS_LOST: "{grade} lost", "已失去{grade}";
    STARTED_TEXT: "The requirements are not met yet. What counts today is shown below.", "尚未满足要求。下方显示目前的有效进度。";
    QUALIFIED_TEXT: "The requirements of {grade} are met. Buy {grade} to get the designation.", "已满足{grade}要求。购买{grade}即可获得称号。";
    ACTIVE_TEXT: "The requirements are met. The anniversary is {date}.", "要求已满足，周年日为{date}。";
    AT_RISK_TEXT: "Its requirements have not been met since {since}. Meet them again before {until}, or {grade} is lost.", "自{since}起不再满足要求。请在{until}之前重新满足，否则将失去{grade}。";
    AT_RISK_ENDING_TEXT: "Its requirements have not been met since {since}. The fee ends on {until}, and {grade} with it, even if they are met again.", "自{since}起不再满足要求。年费将于{until}终止，即使重新满足要求，{grade}也将随之失去。";
    LOST_TEXT: "Your company lost {grade} on {since}. Meet the requirements again to get it back.", "已于{since}失去{grade}。重新满足要求后可再次取得。";
    NOT_STARTED_TEXT: "Start working towards it to collect exams and customers here.", "开始后即可在此累计考试和客户。";
    PEOPLE: "People with a passed exam", "通过考试的人员";
    CUSTOMERS: "New customers within {months} months", "{months} 个月内的新客户";
    OF: "{value} of {most}", "{value} / {most}";
    MET_UNTIL: "Met until {date} if nothing is added", "如无新增，满足至{date}";
    MET: "Met", "已满足";
    OPEN: "Not met yet", "未满足";
    START: "Start this competency", "开始此能力认证";
    STARTED_NOW: "The competency was started.", "已开始此能力认证。";
    EXAM_LIST: "Passed exams", "已通过的考试";
    PERSON: "Person", "人员";
    EXAM: "Exam", "考试";
    PASSED: "Passed", "通过日期";
    COUNTS_UNTIL: "Counts until", "有效至";
    CUSTOMER_LIST: "Customers won", "赢得的客户";
    COUNT: "Customers", "客户数";
    WON: "Won", "赢得日期";
    LAPSED: "{date}, no longer counts", "{date}，已失效";
    LEFT: "{name}, no longer in the company", "{name}（已离开公司）";
    NOTHING_SHOWN: "Nothing recorded yet.", "尚无记录。";
    REHEARSE: "Rehearse", "演练";
    REHEARSE_TEXT: "Exams are passed and customers are won outside Partner Center. Here you let it happen, to see what it leads to.", "考试和赢得客户发生在合作伙伴中心之外。您可以在此模拟，看看会带来什么结果。";
    RECORD_EXAM: "Let a person pass an exam", "让某人通过考试";
    RECORD_CUSTOMERS: "Let customers be won", "让公司赢得客户";
    RECORD: "Record", "记录";
    EXAM_RECORDED: "The exam was recorded.", "考试已记录。";
    CUSTOMERS_RECORDED: "The customers were recorded.", "客户已记录。";
    BUY_TEXT: "One fee covers all solution areas.", "一笔年费适用于所有解决方案领域。";
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
    SILVER_NOT_IN_FORCE: "Silver has not been in force since {date}, so it can’t be upgraded. You can buy gold.", "银级自{date}起不再有效，无法升级。您可以直接购买金级。";
    NOT_STARTED: "Your company is not working towards the competency {area} yet. Start it first.", "贵公司尚未开始“{area}”能力认证，请先开始。";
    STARTED: "Your company is working towards the competency {area} already.", "贵公司已开始“{area}”能力认证。";
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

/// The name of a grade within a sentence.
pub fn grade_within(grade: Grade) -> Text {
    match grade {
        Grade::Silver => IN_SILVER,
        Grade::Gold => IN_GOLD,
    }
}

/// What a grade asks for in one solution area.
pub fn requirements(words: Words, policy: &Policy, grade: Grade) -> String {
    let asked = policy.requirements(grade);
    let gaps = [
        ("people", words.number(asked.people.into())),
        ("customers", words.number(asked.customers.into())),
        ("months", words.number(policy.competencies.performance_months.into())),
    ];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, value)| (*gap, value.as_str())).collect();
    words.fill(ONE_AREA, &gaps)
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
