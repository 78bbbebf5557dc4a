//! The companies in this browser, and the ready-made ones.

texts! {
    LEAD: "Each company has a history, a date and rules of its own, and is kept in this browser. One of them is shown at a time.", "每家公司都有各自的历史、日期和规则，保存在此浏览器中。一次显示一家。";
    IN_BROWSER: "In this browser", "此浏览器中的公司";
    SHOWN: "Shown now", "当前显示";
    ONLY_HERE: "Only in this tab", "仅在此标签页";
    NOT_JOINED: "New company, not joined yet", "新公司，尚未加入";
    NUMBER: "No. {n}", "编号 {n}";
    LEVEL: "Level", "级别";
    VIRTUAL_DATE: "Virtual date", "虚拟日期";
    CHANGED: "Last change", "最近更改";
    NEVER: "None yet", "暂无";
    SIZE: "Size", "大小";
    KB: "{n} kB", "{n} kB";
    OPEN: "Open", "打开";
    MORE: "More", "更多";
    OF: " (company: {company})", "（公司：{company}）";
    DUPLICATE: "Duplicate", "复制";
    RENAME: "Rename", "重命名";
    START_OVER: "Start over in a copy", "以副本重新开始";
    ARCHIVE: "Archive as a file", "归档为文件";
    DELETE: "Delete", "删除";
    DUPLICATED: "Copied as no. {n}. The copy is in the list.", "已复制为编号 {n}，副本在列表中。";
    STARTED_OVER: "This is a fresh copy of {company} as it began. The company as it was is still there.", "这是{company}起始状态的全新副本。原来的公司仍然保留。";
    STARTED_OVER_TITLE: "Started over", "已重新开始";
    GO_BACK: "Undo and go back", "撤销并返回";
    DELETED_TITLE: "{company} was deleted", "已删除{company}";
    DELETED_TEXT: "You can undo this until you open another company, or reload or close this page.", "在打开其他公司、重新加载或关闭本页之前可以撤销。";
    ARCHIVED_TITLE: "{company} was archived", "已归档{company}";
    ARCHIVED_TEXT: "Your browser is downloading its backup, and it is no longer kept here. Data and backup restores it from the file. Check that the file is there: you can undo this until you open another company, or reload or close this page.", "浏览器正在下载其备份，此处不再保存。可在“数据与备份”中用该文件恢复。请确认文件已下载：在打开其他公司、重新加载或关闭本页之前可以撤销。";
    NOT_ARCHIVED: "It was not archived, because no whole backup of it could be made. Nothing was changed.", "未归档，因为无法生成其完整备份。未做任何更改。";
    UNDO: "Undo", "撤销";
    RESTORED: "{company} is back.", "{company}已恢复。";
    NOT_DELETED: "This browser could not delete the company. Nothing was changed.", "此浏览器未能删除该公司，未做任何更改。";
    NEW: "Begin a new company", "新建公司";
    RENAME_TITLE: "Rename {company} in this list", "在列表中重命名{company}";
    RENAME_LABEL: "Name in this list", "列表中的名称";
    RENAME_HINT: "Only here; the legal name of the company stays.", "仅用于此列表，公司法定名称不变。";
    SAVE: "Save", "保存";
    KEEP: "Cancel", "取消";
    SPACE: "Space", "存储空间";
    SPACE_USED: "Used", "已使用";
    SPACE_OF: "{used} kB of {most} kB", "{used} kB / {most} kB";
    SPACE_TEXT: "A browser gives each website room for about five million characters, which are {most} kB here. Ten years of a busy company need about {example} kB. When it gets tight, pack the histories under Data and backup (nothing is lost), or archive companies that you no longer need.", "浏览器为每个网站提供约五百万个字符的空间，此处记为 {most} kB。一家业务繁忙的公司十年约需 {example} kB。空间紧张时，可在“数据与备份”中压缩历史记录（不会丢失任何内容），或归档不再需要的公司。";
    SPACE_DATA: "Backup, and what else can be freed", "备份以及其他可释放的空间";
    READY_MADE: "Ready-made companies", "示例公司";
    READY_MADE_LEAD: "Each opens as a company of its own, with its history up to today. Nothing else changes.", "每家都会作为独立的公司打开，历史记录一直推演到今天。其他内容不受影响。";
}
