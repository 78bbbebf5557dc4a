//! A membership as one could hold it in one's hand: what it is, how it stands and how it renews.

texts! {
    ACTION_PACK: "Action Pack", "Action Pack";
    ACTIVE: "Active", "有效";
    RENEWAL: "Automatic renewal", "自动续订";
    RENEWAL_ON: "On", "已开启";
    ANNIVERSARY: "Anniversary", "周年日";
}
