//! Ways to pay, orders, invoices and credit notes.

use super::Text;
use crate::domain::order::OrderState;

texts! {
    INVOICES_LEAD: "Every charge and every refund, as a document to keep.", "每笔扣款和退款均有单据可供留存。";
    NO_INVOICES: "No invoices yet", "尚无发票";
    NO_INVOICES_TEXT: "The invoice for what you buy appears here as soon as it is paid.", "购买的内容付款后，发票会立即显示在此处。";
    TO_OFFERS: "View the offers", "查看会员方案";
    FIND_INVOICE: "Number, order or offer", "编号、订单或方案";
    NUMBER: "Number", "编号";
    DOCUMENT: "Document", "单据";
    CONTENT: "Content", "内容";
    ISSUED: "Issued", "开具日期";
    TOTAL: "Total", "合计";
    YEAR: "Year", "年份";
    EVERY_YEAR: "All years", "所有年份";
    EVERY_DOCUMENT: "All documents", "所有单据";
    INVOICE: "Invoice", "发票";
    CREDIT_NOTE: "Credit note", "贷项通知单";
    CREDIT_FOR: "Credit note for {number}", "贷项通知单（对应 {number}）";
    CREDITED_BY: "Invoice, credited by {number}", "发票（已由 {number} 冲减）";
    AMENDS: "Amends", "冲减单据";
    PERIOD_FROM: "Period from", "计费周期起";
    PERIOD_TO: "Period to", "计费周期止";
    VAT_ID: "VAT ID", "增值税号";
    NET: "Net", "税前金额";
    TAX: "Tax", "税额";
    CURRENCY: "Currency", "币种";
    DOWNLOAD: "Download as CSV", "下载 CSV";
    DOWNLOADED: "Your browser is downloading the file.", "浏览器正在下载文件。";
    NOT_DOWNLOADED: "This browser could not save the file.", "此浏览器未能保存文件。";
    INVOICES_FILE: "invoices", "发票";
    ORDERS_FILE: "orders", "订单";
    LOCKED: "Not available to your roles", "您的角色无权查看";
    TO_USERS: "See who can help", "查看谁可以协助";

    ORDERS_LEAD: "Every purchase and every renewal, with what became of it.", "每次购买和续订及其结果。";
    NO_ORDERS: "No orders yet", "尚无订单";
    NO_ORDERS_TEXT: "An order appears here as soon as you begin to buy an offer.", "开始购买方案后，订单会立即显示在此处。";
    FIND_ORDER: "Number or offer", "编号或方案";
    ORDERED: "Ordered", "下单日期";
    STATE: "Status", "状态";
    EVERY_STATE: "All statuses", "所有状态";
    STATE_OPEN: "Open", "未完成";
    STATE_PAID: "Paid", "已付款";
    STATE_ENDED: "Cancelled or expired", "已取消或失效";
    DRAFT: "Not bought yet", "尚未购买";
    AWAITING_BANK: "Bank confirmation needed", "待银行确认";
    DECLINED: "Declined", "扣款被拒绝";
    AWAITING_TRANSFER: "Waiting for the transfer", "等待转账";
    ARRIVED: "Paid, starts soon", "已付款，待生效";
    PAID: "Paid", "已付款";
    CANCELLED: "Cancelled", "已取消";
    EXPIRED: "Expired", "已失效";
    REFUNDED: "Refunded", "已退款";
    PARTLY_REFUNDED: "Partly refunded", "部分退款";
    PAID_ON: "Paid on", "付款日期";

    ORDER: "Order {number}", "订单 {number}";
    DETAILS: "Details", "详情";
    PAYMENT: "Payment", "付款方式";
    NOT_CHOSEN: "Not chosen yet", "尚未选择";
    OPEN_UNTIL: "Expires", "失效日期";
    OPEN_UNTIL_TEXT: "{date}, unless it is paid before", "{date}，除非在此之前付款";
    SUBSCRIPTION: "Subscription", "订阅";
    CONTINUE: "Continue the order", "继续完成订单";
    VIEW_INVOICE: "View the invoice", "查看发票";
    GIVE_UP: "Cancel this order", "取消此订单";
    GIVE_UP_TITLE: "Cancel this order?", "取消此订单？";
    GIVE_UP_TEXT: "Nothing was charged for it. A cancelled order can’t be reopened, but you can start a new one.", "此订单未扣款。取消后无法恢复，但您可以重新下单。";
    GIVE_UP_CHARGED: "The automatic charge is tried again on {date} all the same.", "即使取消此订单，仍将于{date}再次尝试自动扣款。";
    GIVE_UP_TRANSFER: "If you have transferred the money already, keep the order.", "如果您已经转账，请保留此订单。";
    KEEP_ORDER: "Keep the order", "保留订单";
    GIVEN_UP: "The order was cancelled. Nothing was charged.", "订单已取消，未扣款。";

    WAS_OPENED: "Order started", "已创建订单";
    WAS_VERIFIED: "Order details verified", "已确认订单详情";
    TERMS_AGREED: "Terms and conditions agreed to", "已同意条款和条件";
    PAYMENT_CHOSEN: "Payment chosen: {card}", "已选择付款方式：{card}";
    BANK_ASKED: "The bank asked for a confirmation of {card}", "银行要求确认{card}";
    WAS_DECLINED: "{card} declined: {reason}", "{card}扣款被拒绝：{reason}";
    WAS_CHARGED: "{amount} charged to {card}", "已从{card}扣款 {amount}";
    WAS_PLACED: "Placed; expires on {date} unless the transfer arrives", "已提交，转账如未到账将于{date}失效";
    WAS_REPORTED: "Proof of payment sent", "已提交付款凭证";
    HAS_ARRIVED: "The transfer arrived: {amount}", "转账已到账：{amount}";
    WAS_GIVEN_UP: "Cancelled", "已取消";
    HAS_EXPIRED: "Expired unpaid", "未付款，已失效";
    WAS_REFUNDED: "{amount} refunded by credit note {number}", "已通过贷项通知单 {number} 退款 {amount}";
    TRANSFER: "Bank transfer", "银行转账";

    SELLER: "Memberdesk", "Memberdesk";
    SELLER_IS: "Simulated seller, not a real company", "模拟卖方，并非真实公司";
    LINES: "Lines", "明细";
    AMOUNT: "Amount", "金额";
    TAX_RATE: "Tax ({rate}%)", "税费（{rate}%）";
    PAID_WITH: "Paid on {date}, {how}", "{date}付款，{how}";
    GIVEN_BACK_TO: "Refunded on {date}, {how}", "{date}退款，{how}";
    CREDITED: "Credit note {number} of {date}", "贷项通知单 {number}（{date}）";
    LEFT: "Paid, less refunds", "扣除退款后的已付金额";
    AMENDED: "Amends invoice", "冲减发票";
    AMENDED_TEXT: "{number} of {date}", "{number}（{date}）";
    MPN_ID: "MPN ID", "MPN ID";
    VAT_ID_OF: "VAT ID {id}", "增值税号 {id}";

    METHODS_LEAD: "The cards that orders and renewals can be charged to. Only test cards work here.", "可用于支付订单和续订的卡。此处仅支持测试卡。";
    SAVED: "Saved cards", "已保存的卡";
    ADD_WAY: "Add a way to pay", "添加付款方式";
    CANCEL: "Cancel", "取消";
    ADD_CARD: "Add this card", "添加此卡";
    CARD_KNOWN: "This card is saved already.", "此卡已保存过。";
    CARD_ADDED: "The card was added.", "已添加此卡。";
    NO_WAYS: "No way to pay yet", "尚无付款方式";
    NO_WAYS_TEXT: "Add a test card, and orders and renewals can be charged to it.", "添加测试卡后，即可用于支付订单和续订。";
    DEFAULT: "Default", "默认";
    CARD_EXPIRED: "Expired", "已过期";
    CARD_EXPIRING: "Expires soon", "即将过期";
    /// Before the last digits, for screen readers.
    ENDING: "ending in ", "尾号 ";
    HOLDER: "Holder", "持卡人";
    VALID_UNTIL: "Valid through", "有效期至";
    MONTH_OF: "{month}/{year}", "{year}年{month}月";
    RENEWS_ON: "Renews {offer} on {date}", "将于{date}为{offer}续订扣款";
    RENEWS_NOTHING: "No automatic renewal needs it", "没有自动续订使用此卡";
    MAKE_DEFAULT: "Make default", "设为默认";
    MADE_DEFAULT: "New orders offer this card first.", "新订单将优先使用此卡。";
    REMOVE: "Remove", "删除";
    REMOVE_TITLE: "Remove {card}?", "删除{card}？";
    REMOVE_TEXT: "It can’t be charged any more. Past payments still show it, and you can add it again.", "删除后不能再从此卡扣款。过往付款记录保留，您也可以再次添加。";
    REMOVE_DEFAULT: "New orders then offer {card} first.", "此后新订单将优先使用{card}。";
    REMOVE_ORDER: "The open order {number} then needs another way to pay.", "未完成的订单 {number} 届时需要换用其他付款方式。";
    KEEP_CARD: "Keep the card", "保留此卡";
    CARD_REMOVED: "The card was removed.", "已删除此卡。";
    WILL_FAIL_TITLE: "{card} can’t pay the next renewal", "{card}无法支付下次续订";
    WILL_FAIL: "It is valid through {month}, and {offer} renews on {date}. Choose another card for it before then.", "此卡有效期至{month}，而{offer}将于{date}续订。请在此之前换用其他卡。";
    CHANGE_CARD: "Choose another card", "换用其他卡";
}

/// What the state of an order is called.
pub fn state(state: &OrderState) -> Text {
    match state {
        OrderState::Draft => DRAFT,
        OrderState::AwaitingBank { .. } => AWAITING_BANK,
        OrderState::Declined { .. } => DECLINED,
        OrderState::AwaitingTransfer { .. } => AWAITING_TRANSFER,
        OrderState::Arrived { .. } => ARRIVED,
        OrderState::Paid { .. } => PAID,
        OrderState::Cancelled { .. } => CANCELLED,
        OrderState::Expired { .. } => EXPIRED,
    }
}
