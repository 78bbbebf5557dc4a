//! Ways to pay, orders, invoices and credit notes.

texts! {
    INVOICES_LEAD: "Every charge and every refund, as a document to keep.", "每笔扣款和退款均有单据可供留存。";
    NO_INVOICES: "No invoices yet", "尚无发票";
    NO_INVOICES_TEXT: "The invoice for what you buy appears here as soon as it is paid.", "购买的内容付款后，发票会立即显示在此处。";
    TO_OFFERS: "Look at the offers", "查看会员方案";
    FIND_INVOICE: "Number, order or offer", "编号、订单或方案";
    NUMBER: "Number", "编号";
    DOCUMENT: "Document", "单据";
    CONTENT: "Content", "内容";
    ISSUED: "Issued", "开具日期";
    TOTAL: "Total", "合计";
    YEAR: "Year", "年份";
    EVERY_YEAR: "Every year", "所有年份";
    EVERY_DOCUMENT: "Every document", "所有单据";
    INVOICE: "Invoice", "发票";
    CREDIT_NOTE: "Credit note", "贷项通知单";
    CREDIT_FOR: "Credit note for {number}", "贷项通知单（对应 {number}）";
    CREDITED_BY: "Invoice, credited by {number}", "发票（已由 {number} 冲减）";
}
