//! Partnership > Memberships: the three options side by side.

use super::{Text, Words};
use crate::domain::level::{Advantage, Level, MembershipOption, Need, Share};
use crate::domain::offer::{PriceList, Product, Quantity};
use crate::domain::policy::Policy;

texts! {
    LEAD: "Three options with different benefits, offers and programmes.", "三种会员资格，各有不同的权益、方案和计划。";
    NETWORK: "Network membership", "网络会员";
    COMPETENCIES: "Microsoft competencies", "Microsoft 能力认证";
    NETWORK_TEXT: "The core level, and where every company begins.", "核心级别，也是每家公司的起点。";
    ACTION_PACK_TEXT: "A yearly subscription for small and mid-sized companies.", "面向中小型公司的年度订阅。";
    COMPETENCIES_TEXT: "Earned: it shows what your company is capable of.", "凭实力取得，彰显贵公司的能力。";
    FREE: "Free", "免费";
    A_YEAR: "a year, plus tax", "每年，不含税";
    FROM: "from {amount}", "{amount} 起";
    YOURS: "Your membership", "您的会员资格";
    INCLUDED: "You have this", "您已拥有";
    SEE_OFFER: "View the offer", "查看方案";
    SEE_REQUIREMENTS: "View the requirements", "查看要求";
    CAPTION: "What each membership offers", "各会员资格包含的内容";
    WHAT: "Benefit", "权益";
    YES: "Yes", "包含";
    NO: "No", "不包含";
    OF_LEVEL: "{level}: {share}", "{level}：{share}";
    ONLY: "{level} only", "仅{level}";
    SHORT_SILVER: "Silver", "银级";
    SHORT_GOLD: "Gold", "金级";
    UP_TO: "up to {n}", "最多 {n}";
    TRAINING: "Entry-level resources for training", "入门级培训资源";
    SUPPORT: "Entry-level resources for support", "入门级支持资源";
    CONNECTIONS: "Entry-level resources for customer connections", "入门级客户联系资源";
    INTERNAL_USE: "Internal-use rights for services and software", "服务和软件的内部使用权限";
    INCENTIVES: "Eligible for partner incentives", "具备合作伙伴奖励资格";
    SILVER_DESIGNATION: "Recognized for consistent capability, expertise and commitment", "彰显稳定的能力、专业水准与投入";
    GOLD_DESIGNATION: "Recognized for best-in-class capability in a solution area", "彰显某一解决方案领域的顶尖能力";
    DEVELOPER_TOOLS: "Developer tools for iOS, Android, Linux and Windows", "面向 iOS、Android、Linux 和 Windows 的开发工具";
    WINDOWS: "Windows 10 Enterprise (upgrade) licences", "Windows 10 企业版（升级）许可证";
    VISUAL_STUDIO: "Visual Studio Professional licences", "Visual Studio Professional 许可证";
    TEAM_SERVICES: "Visual Studio Team Services accounts", "Visual Studio Team Services 帐户";
    OFFICE: "Office 365 E3 seats", "Office 365 E3 席位";
    MOBILITY: "Enterprise Mobility Suite seats", "企业移动性套件席位";
    DYNAMICS: "Dynamics CRM Online Professional seats", "Dynamics CRM Online Professional 席位";
    AZURE: "Microsoft Azure credit a month", "每月 Microsoft Azure 额度";
    INCIDENTS: "Support incidents for on-premises products", "本地部署产品技术支持次数";
    HOURS: "Advisory hours", "技术咨询小时数";
    GO_TO_MARKET: "Go-to-market resources", "市场推广资源";
    AFTERWARDS: "The levels after that", "更高的级别";
    NEED_JOIN: "Joining, which is free", "加入网络（免费）";
    NEED_NETWORK: "Network membership", "网络会员资格";
    NEED_FEE: "{amount} a year, plus tax", "每年 {amount}，不含税";
    MET: "Met: ", "已满足：";
    OPEN: "Not met: ", "未满足：";
    YOU_HAVE: "What you have", "您目前的会员资格";
    NO_MEMBERSHIP: "No membership yet", "尚无会员资格";
    NO_MEMBERSHIP_TEXT: "Joining the network is free. Everything else builds on it.", "加入网络是免费的，其他会员资格均以此为基础。";
    MEMBER_SINCE: "Member since", "加入日期";
    NEXT: "Next: {level}", "下一级别：{level}";
    NEXT_TEXT: "What it needs, and what of that you have.", "所需条件及满足情况。";
    SHORT_NETWORK: "Network", "网络会员";
    SHORT_COMPETENCIES: "Competencies", "能力认证";
    HIGHEST: "There is no level above gold", "金级已是最高级别";
    HIGHEST_TEXT: "Gold stays yours while its requirements are met and its fee is paid each year.", "只要持续满足要求并按年付费，金级即可保留。";
    TOGETHER: "Action Pack and a competency can be held together. What they grant for internal use then adds up; developer tools, support, advice and marketing resources count once, at the higher amount.", "Action Pack 与能力认证可以同时持有：内部使用的额度相加；开发工具、支持、咨询和市场推广资源只计一次，以较高者为准。";
}

/// The name of one of the three options.
pub fn option(option: MembershipOption) -> Text {
    match option {
        MembershipOption::Network => NETWORK,
        MembershipOption::ActionPack => super::names::ACTION_PACK,
        MembershipOption::Competencies => COMPETENCIES,
    }
}

/// The name of an option where there is little room.
pub fn short_option(option: MembershipOption) -> Text {
    match option {
        MembershipOption::Network => SHORT_NETWORK,
        MembershipOption::ActionPack => super::pass::ACTION_PACK,
        MembershipOption::Competencies => SHORT_COMPETENCIES,
    }
}

/// The name of a level.
pub fn level(level: Level) -> Text {
    match level {
        Level::Network => NETWORK,
        Level::ActionPack => super::pass::ACTION_PACK,
        Level::Silver => super::names::SILVER,
        Level::Gold => super::names::GOLD,
    }
}

/// The name of a level within a cell about competencies.
fn short(level: Level) -> Text {
    match level {
        Level::Network => NETWORK,
        Level::ActionPack => super::pass::ACTION_PACK,
        Level::Silver => SHORT_SILVER,
        Level::Gold => SHORT_GOLD,
    }
}

/// What a row of the comparison is about.
pub fn advantage(advantage: Advantage) -> Text {
    match advantage {
        Advantage::Training => TRAINING,
        Advantage::Support => SUPPORT,
        Advantage::CustomerConnections => CONNECTIONS,
        Advantage::InternalUseRights => INTERNAL_USE,
        Advantage::PartnerIncentives => INCENTIVES,
        Advantage::SilverDesignation => SILVER_DESIGNATION,
        Advantage::GoldDesignation => GOLD_DESIGNATION,
        Advantage::Contains(product) => match product {
            Product::DeveloperTools => DEVELOPER_TOOLS,
            Product::Windows10Enterprise => WINDOWS,
            Product::VisualStudioProfessional => VISUAL_STUDIO,
            Product::VisualStudioTeamServices => TEAM_SERVICES,
            Product::Office365E3 => OFFICE,
            Product::EnterpriseMobilitySuite => MOBILITY,
            Product::DynamicsCrmOnline => DYNAMICS,
            Product::AzureCredit => AZURE,
            Product::OnPremisesIncidents => INCIDENTS,
            Product::AdvisoryHours => HOURS,
            Product::GoToMarket => GO_TO_MARKET,
        },
    }
}

/// How much a level has of something; nothing where it is all or nothing.
fn amount(words: Words, share: Share) -> Option<String> {
    let counted = |n: u32| Some(words.number(n.into()));
    match share {
        Share::Nothing | Share::Included | Share::Amount(Quantity::Included) => None,
        Share::Amount(
            Quantity::Licences(n) | Quantity::Accounts(n) | Quantity::Incidents(n) | Quantity::Hours(n),
        ) => counted(n),
        Share::Amount(Quantity::Seats { base, earned: 0 }) => counted(base),
        Share::Amount(Quantity::Seats { base, earned }) => {
            Some(words.fill(UP_TO, &[("n", &words.number((base + earned).into()))]))
        }
        Share::Amount(Quantity::MonthlyCredit(credit)) => Some(words.money(credit)),
    }
}

/// What an option has of something, in a cell.
pub enum Cell {
    /// All of it.
    Yes,
    /// Nothing.
    No,
    /// So much, a line for each level that differs.
    Lines(Vec<String>),
}

/// What an option has of something: its levels together where they have the same, one by one otherwise.
pub fn cell(words: Words, option: MembershipOption, advantage: Advantage) -> Cell {
    let shares: Vec<(Level, Share)> =
        option.levels().iter().map(|level| (*level, advantage.at(*level))).collect();
    let first = shares.first().map_or(Share::Nothing, |(_, share)| *share);
    if shares.iter().all(|(_, share)| *share == first) {
        return match (first, amount(words, first)) {
            (Share::Nothing, _) => Cell::No,
            (Share::Included | Share::Amount(_), None) => Cell::Yes,
            (Share::Included | Share::Amount(_), Some(amount)) => Cell::Lines(vec![amount]),
        };
    }
    let lines = shares.into_iter().filter(|(_, share)| *share != Share::Nothing).map(|(level, share)| {
        let level = words.say(short(level));
        match amount(words, share) {
            Some(share) => words.fill(OF_LEVEL, &[("level", &level), ("share", &share)]),
            None => words.fill(ONLY, &[("level", &level)]),
        }
    });
    Cell::Lines(lines.collect())
}

/// A condition of a level, by what the rule set asks and what a year costs.
pub fn need(words: Words, policy: &Policy, prices: &PriceList, need: Need) -> String {
    match need {
        Need::Join => words.say(NEED_JOIN),
        Need::NetworkMembership => words.say(NEED_NETWORK),
        Need::Requirements(grade) => super::competencies::requirements(words, policy, grade),
        Need::Fee(offer) => words.fill(NEED_FEE, &[("amount", &words.money(prices.year_of(offer)))]),
    }
}
