//! Roles and what they may do.

use super::{Text, Words};
use crate::domain::permission::Permission;
use crate::domain::user::Role;

texts! {
    GLOBAL_ADMIN: "Global admin", "全局管理员";
    PARTNER_ADMIN: "MPN partner admin", "MPN 合作伙伴管理员";
    ACCOUNT_ADMIN: "Account admin", "帐户管理员";
    BILLING_ADMIN: "Billing admin", "计费管理员";
    USER_ADMIN: "User management admin", "用户管理员";
    SUPPORT_AGENT: "Support agent", "支持人员";
    DEFAULT_USER: "Default user", "默认用户";
    LACKING: "Your role does not include {what}. These roles do: {roles}.", "您的角色没有“{what}”权限。拥有此权限的角色：{roles}。";
    LACKED_BY_ALL: "No role includes this: {what}.", "没有任何角色拥有此权限：{what}。";
    AND: ", ", "、";
    EVERYTHING: "everything that a role of the company may do", "公司各角色的全部权限";
    JOIN: "joining the network", "加入网络";
    DECIDE_MEMBERSHIP: "deciding about a membership", "审核会员资格";
    BUY: "buying and renewing", "购买和续订";
    TURN_OFF_RENEWAL: "turning off automatic renewal", "关闭自动续订";
    CANCEL_SUBSCRIPTION: "cancelling by oneself where the rules allow it", "在规则允许时自行取消订阅";
    ADD_PAYMENT_METHOD: "adding a way to pay", "添加付款方式";
    MANAGE_PAYMENT_METHODS: "managing ways to pay", "管理付款方式";
    MANAGE_BENEFITS: "managing benefits", "管理权益";
    START_COMPETENCY: "starting a competency", "开始能力认证";
    SEE_ORDERS: "seeing orders and invoices", "查看订单和发票";
    MANAGE_COMPANY: "changing the company profile", "更改公司资料";
    SEE_USERS: "seeing users and roles", "查看用户和角色";
    MANAGE_USERS: "managing users", "管理用户";
    ASSIGN_ROLES: "assigning roles", "分配角色";
    CHANGE_OWN_PROFILE: "changing one’s own profile", "更改自己的资料";
    ACCEPT_INVITATION: "accepting the invitation", "接受邀请";
    OPEN_REQUESTS: "opening service requests", "提交服务请求";
    REQUEST_CANCELLATION: "requesting a cancellation", "申请取消订阅";
    SEE_BILLING_REQUESTS: "seeing billing requests", "查看计费请求";
    SEE_ALL_REQUESTS: "seeing all service requests", "查看所有服务请求";
    ANSWER_REQUESTS: "answering service requests", "处理服务请求";
    RECORD_TRANSFER: "recording that a bank transfer has arrived", "登记银行转账到账";
    REHEARSE: "changing the simulation", "更改模拟环境";
}

/// The name of a role.
pub fn role(role: Role) -> Text {
    match role {
        Role::GlobalAdmin => GLOBAL_ADMIN,
        Role::PartnerAdmin => PARTNER_ADMIN,
        Role::AccountAdmin => ACCOUNT_ADMIN,
        Role::BillingAdmin => BILLING_ADMIN,
        Role::UserAdmin => USER_ADMIN,
        Role::SupportAgent => SUPPORT_AGENT,
        Role::DefaultUser => DEFAULT_USER,
    }
}

/// What a permission lets a person do.
pub fn permission(permission: Permission) -> Text {
    match permission {
        Permission::Join => JOIN,
        Permission::DecideMembership => DECIDE_MEMBERSHIP,
        Permission::Buy => BUY,
        Permission::TurnOffRenewal => TURN_OFF_RENEWAL,
        Permission::CancelSubscription => CANCEL_SUBSCRIPTION,
        Permission::AddPaymentMethod => ADD_PAYMENT_METHOD,
        Permission::ManagePaymentMethods => MANAGE_PAYMENT_METHODS,
        Permission::ManageBenefits => MANAGE_BENEFITS,
        Permission::StartCompetency => START_COMPETENCY,
        Permission::SeeOrders => SEE_ORDERS,
        Permission::ManageCompany => MANAGE_COMPANY,
        Permission::SeeUsers => SEE_USERS,
        Permission::ManageUsers => MANAGE_USERS,
        Permission::AssignRoles => ASSIGN_ROLES,
        Permission::ChangeOwnProfile => CHANGE_OWN_PROFILE,
        Permission::AcceptInvitation => ACCEPT_INVITATION,
        Permission::OpenRequests => OPEN_REQUESTS,
        Permission::RequestCancellation => REQUEST_CANCELLATION,
        Permission::SeeBillingRequests => SEE_BILLING_REQUESTS,
        Permission::SeeAllRequests => SEE_ALL_REQUESTS,
        Permission::AnswerRequests => ANSWER_REQUESTS,
        Permission::RecordTransfer => RECORD_TRANSFER,
        Permission::Rehearse => REHEARSE,
    }
}

/// What a role lets a person do, in one list; shorter for the role that has what any other of the company has.
pub fn all_of(words: Words, role: Role) -> String {
    let of_any = |permission: &Permission| permission.roles().next().is_some();
    let has = |permission: &Permission| role.permissions().contains(permission);
    if Permission::ALL.iter().filter(|permission| of_any(permission)).all(has) {
        return words.say(EVERYTHING);
    }
    let names: Vec<String> = Permission::ALL
        .iter()
        .filter(|had| has(had) && !Role::DefaultUser.permissions().contains(had))
        .map(|had| words.say(permission(*had)))
        .collect();
    names.join(&words.say(AND))
}

/// That the one who acts lacks a permission, and which roles have it.
pub fn lacking(words: Words, lacked: Permission) -> String {
    let what = words.say(permission(lacked));
    let roles: Vec<String> = Role::OF_COMPANY
        .into_iter()
        .chain([Role::SupportAgent])
        .filter(|role| role.permissions().contains(&lacked))
        .map(|having| words.say(role(having)))
        .collect();
    if roles.is_empty() {
        words.fill(LACKED_BY_ALL, &[("what", &what)])
    } else {
        words.fill(LACKING, &[("what", &what), ("roles", &roles.join(&words.say(AND)))])
    }
}
