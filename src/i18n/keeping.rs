//! Where the data is kept, and what to do where it cannot be kept there.

use super::Words;
use crate::journal::export::{FILE_BYTES, ImportFault, ImportProblem};

/// The largest backup that is read, in whole megabytes (2^20 bytes).
pub const LARGEST_BACKUP_MB: usize = FILE_BYTES >> 20;

texts! {
    FULL_TITLE: "This browser has no room left for more", "此浏览器已没有剩余存储空间";
    FULL_TEXT: "Everything up to the last saved action is safe; nothing new can be saved. Take a backup, free some space (packing the histories loses nothing), or go on in this page only.", "最后一次已保存的操作及之前的内容都是安全的，但无法再保存新内容。您可以下载备份、腾出空间（压缩历史记录不会丢失任何内容），或仅在本页中继续。";
    CLEARED_TITLE: "What was saved here has been removed from this browser", "此处保存的数据已从浏览器中删除";
    CLEARED_TEXT: "Another page, or the browser itself, removed it. This page still shows all of it: save it again, take a backup, or start again with nothing.", "数据被其他页面或浏览器本身删除，但本页仍显示全部内容。您可以重新保存、下载备份，或从空白开始。";
    LOST_TITLE: "This browser did not keep the last change", "此浏览器未能保留最近一次更改";
    LOST_TEXT: "The last change is not in its storage. This page still shows all of it: try to save it again, take a backup, or go on in this page only.", "最近一次更改不在其存储中。本页仍显示全部内容：您可以尝试重新保存、下载备份，或仅在本页中继续。";
    SAVE_AGAIN: "Save it again", "重新保存";
    SAVED_BESIDE: "Another company has taken its place in this browser. What this page shows is saved beside it, as no. {n}.", "此浏览器中，另一家公司已占用原来的位置。本页显示的内容已另存为编号 {n}。";
    SAVED_AGAIN: "Everything this page shows is saved in this browser again.", "本页显示的全部内容已重新保存在此浏览器中。";
    NOT_SAVED_AGAIN: "This browser could not save it. Take a backup before you close this page.", "此浏览器未能保存。请在关闭本页前下载备份。";
    BACKUP: "Download a backup", "下载备份";
    DOWNLOAD_STORED: "Download what is stored", "下载存储的原始数据";
    NO_DOWNLOAD: "This browser did not let the page make a file. Allow downloads for this site and try again.", "此浏览器不允许本页生成文件。请允许本网站下载后重试。";
    FREE_SPACE: "Free space", "腾出空间";
    IN_MEMORY: "Go on in this page only", "仅在本页中继续";
    START_AGAIN: "Start again", "重新开始";
    LOAD_AGAIN: "Load the page again", "重新加载页面";
    DATA_LEAD: "Unless a company is connected to a mock backend, it is kept in this browser and nowhere else. Take a backup before you clear the browser’s data or change computers.", "除非公司已连接模拟后端，否则全部数据仅保存在此浏览器中。清除浏览器数据或更换电脑之前，请先下载备份。";
    KEPT: "Where this company’s data is", "此公司的数据存储情况";
    STATE: "State", "状态";
    ACTIONS_KEPT: "Recorded actions", "已记录的操作";
    SIZE: "Space it takes", "占用空间";
    SIZE_KB: "{n} kB", "{n} kB";
    ROOM: "Storage used by this site", "本网站在此浏览器中的空间用量";
    ROOM_OF: "{n}% of {total} MB", "已用 {n}%（共 {total} MB）";
    ROOM_NAME: "Storage used", "已用空间";
    TABS: "Several tabs", "多个标签页";
    TABS_ONE: "One of them writes for all; each shows what the others do.", "由其中一个标签页负责写入，其他标签页同步显示。";
    TABS_EACH: "This browser has no locks between tabs here, or the page was not served securely, so each tab writes for itself. If another tab acted in between, an action is refused and the page shows what happened.", "此浏览器在此处不提供标签页之间的锁，或页面未通过安全连接提供，因此每个标签页各自写入。如果其他标签页在此期间执行了操作，当前操作会被拒绝，页面将显示已发生的内容。";
    TABS_NONE: "Other tabs do not see what is only in this page.", "仅存于本页的内容，其他标签页无法看到。";
    LASTING: "When the disk is nearly full", "磁盘空间不足时";
    LASTING_UNKNOWN: "The browser is being asked whether it promises to keep the data of this site…", "正在询问浏览器是否承诺保留本网站的数据…";
    LASTING_NOT_OFFERED: "This browser makes no promise here. A backup is safe whatever it does.", "此浏览器在此处不作保证。备份始终是安全的。";
    LASTING_MAY_GO: "The browser may remove the data of sites that it has not promised to keep.", "浏览器可能会删除未承诺保留的网站数据。";
    LASTING_PROMISED: "The browser has promised to keep this site’s data until you remove it yourself.", "浏览器已承诺保留本网站的数据，直到您自行删除。";
    ASK_TO_KEEP: "Ask the browser to keep it", "请求浏览器保留数据";
    ASK_TEXT: "It may ask you, and some decide by how often you visit. Clearing the site’s data still removes everything.", "浏览器可能会向您确认，有些浏览器会根据访问频率决定。清除网站数据仍会删除全部内容。";
    NOW_KEPT: "The browser will keep this site’s data.", "浏览器将保留本网站的数据。";
    NOT_KEPT: "The browser did not promise it. Visiting more often or adding the site to your bookmarks can change that.", "浏览器未作承诺。更频繁地访问或将本网站加入书签可能会改变结果。";
    BACKUP_TITLE: "Take a backup", "备份";
    BACKUP_TEXT: "One file with everything that happened in this company: readable JSON with its version and a checksum. No card number is in it, because none was ever kept.", "一个文件，包含此公司发生的全部内容：可读的 JSON，带版本和校验和。其中没有银行卡号，因为从未保存过卡号。";
    RESTORE_TITLE: "Restore a backup", "恢复备份";
    RESTORE_TEXT: "It opens as another company beside the one you see; nothing is replaced. You see what is in the file before anything happens.", "备份将作为另一家公司打开，不会替换当前公司。在执行任何操作之前，您可以先查看文件内容。";
    CHOOSE_FILE: "Backup file", "备份文件";
    CHOOSE_HINT: "A file that Memberdesk wrote, up to {n} MB.", "由 Memberdesk 生成的文件，最大 {n} MB。";
    PREVIEW: "What is in this file", "此文件的内容";
    FILE: "File", "文件";
    COMPANY: "Company", "公司";
    NO_COMPANY: "None yet: nobody has joined", "尚无：未加入网络";
    PERIOD: "From – to", "起止日期";
    PERIOD_DAYS: "{first} – {last}", "{first} – {last}";
    NOTHING_YET: "Nothing has happened yet", "尚未发生任何操作";
    ORDERS: "Orders", "订单";
    INVOICES: "Invoices and credit notes", "发票和贷项通知单";
    USERS: "Users", "用户";
    REPLACES: "Replaces", "将替换";
    REPLACES_NOTHING: "Nothing. {company} stays as it is.", "不替换任何内容。{company}保持不变。";
    REPLACES_NOTHING_YET: "Nothing.", "不替换任何内容。";
    RESTORE: "Open this backup", "打开此备份";
    RESTORED: "The backup is open. The company you saw before is still under Companies.", "备份已打开。之前的公司仍可在“公司”中找到。";
    FREE_TITLE: "Free space", "腾出空间";
    FREE_TEXT: "This does not change any company’s history. Companies that you no longer need are archived as a file or deleted under Companies.", "以下操作不会改变任何公司的历史记录。不再需要的公司可在“公司”中归档为文件或删除。";
    TO_COMPANIES: "See all companies", "查看所有公司";
    DRAFTS: "Forms that are not sent yet", "尚未提交的表单";
    COPIES: "Copies of damaged data that were set aside", "另行保留的损坏数据副本";
    DELETE_DRAFTS: "Delete unsent forms", "删除未提交的表单";
    DELETE_COPIES: "Delete the copies", "删除副本";
    NOTHING_TO_DELETE: "There is nothing to delete.", "没有可删除的内容。";
    SURE_DRAFTS: "Delete what was typed and not sent?", "删除已输入但未提交的内容？";
    SURE_DRAFTS_TEXT: "The forms of all companies are emptied. This cannot be taken back.", "所有公司的表单都将清空。此操作无法撤销。";
    SURE_COPIES: "Delete the copies of damaged data?", "删除损坏数据的副本？";
    SURE_COPIES_TEXT: "They are all that is left of it. Download what is stored first if you may need it. This cannot be taken back.", "这是仅存的副本。如有需要，请先下载存储的原始数据。此操作无法撤销。";
    KEEP: "Keep", "保留";
    HISTORIES: "Histories that can be packed", "可压缩的历史记录";
    HISTORIES_SIZE: "{before} now, about {after} when packed", "现占 {before}，压缩后约 {after}";
    PACK: "Pack the histories", "压缩历史记录";
    SURE_PACK: "Pack the histories of all companies?", "压缩所有公司的历史记录？";
    SURE_PACK_TEXT: "Nothing is lost: every action stays, and backups are as readable as before. Only what is stored in this browser becomes shorter. An older version of Memberdesk can’t read it: a tab that still runs one stops saving and asks to be loaded again. Companies that another tab shows are left as they are.", "不会丢失任何内容：每一项操作都会保留，备份仍可照常阅读，只是此浏览器中存储的数据变短。旧版本的 Memberdesk 无法读取压缩后的数据：仍在运行旧版本的标签页会停止保存，并请您重新加载。其他标签页正在显示的公司保持不变。";
    LEAVE_UNPACKED: "Leave them as they are", "保持不变";
    PACKING_NOW: "They are being packed.", "正在压缩。";
    NOTHING_TO_PACK: "There is nothing that would become shorter.", "没有可以进一步压缩的内容。";
    PACK_EACH_WRITES: "Each tab writes for itself here, so this one cannot know whether another is writing.", "此处每个标签页各自写入，本页无法得知其他标签页是否正在写入。";
    PACK_ELSEWHERE: "Another tab writes for this company. Pack them there, or close that tab first.", "此公司由另一个标签页负责写入。请在该标签页中压缩，或先关闭它。";
    WERE_PACKED: "{n} kB are free again. Nothing was lost.", "已腾出 {n} kB，没有丢失任何内容。";
    NOT_PACKED: "Nothing could be packed: other tabs show these companies, or the browser did not take it.", "未能压缩任何内容：这些公司正在其他标签页中显示，或浏览器未接受更改。";
    FREED: "The space is free.", "空间已释放。";
    RAW_TITLE: "Everything as it is stored", "存储的全部原始数据";
    RAW_TEXT: "All companies, settings and unsent forms in one file, also what cannot be read, and the tokens of mock backends. The page for stored data, which works even when Memberdesk does not start, brings it back.", "一个文件，包含所有公司、设置和未提交的表单，也包括无法读取的内容和模拟后端的令牌。可在“存储的数据”页面恢复；即使 Memberdesk 无法启动，该页面仍可使用。";
    TO_RECOVERY: "Manage the stored data", "管理存储的数据";
    NOT_TAKEN: "This file can’t be restored", "无法恢复此文件";
    NOT_TAKEN_AT: "{why} (at {path} in the file)", "{why}（文件中的位置：{path}）";
    NOTHING_CHANGED: "Nothing was changed.", "未做任何更改。";
    NO_TEXT: "It could not be read as text.", "无法作为文本读取。";
    TOO_LONG: "It is larger than {n} MB.", "文件大于 {n} MB。";
    TOO_DEEP: "Its values are nested deeper than any backup’s.", "其中的值嵌套过深，不可能是备份文件。";
    NOT_JSON: "It is not JSON, or ends early: line {line}, column {column}.", "它不是 JSON，或内容不完整：第 {line} 行，第 {column} 列。";
    NOT_MEMBERDESK: "Memberdesk did not write it.", "它不是由 Memberdesk 生成的。";
    NEWER: "A newer version of Memberdesk wrote it. Load the page again to get that version.", "它由更新版本的 Memberdesk 生成。请重新加载页面以获取该版本。";
    MISCOUNTED: "It announces {announced} actions and has {found}.", "它声明有 {announced} 项操作，实际有 {found} 项。";
    ALTERED: "It was changed after it was written: its checksum does not fit.", "文件在生成后被改动：校验和不一致。";
    UNREADABLE: "An action in it cannot be read: {reason}.", "其中一项操作无法读取：{reason}。";
    TOO_LARGE: "An action in it is longer than one may be.", "其中一项操作超出允许的长度。";
    REPEATED: "An action appears in it twice, the first time as number {n}.", "其中一项操作出现了两次，第一次为第 {n} 项。";
    NEGATIVE: "An amount in it is less than zero.", "其中有一个金额为负数。";
    IMPOSSIBLE: "Something in it cannot have happened after what came before.", "其中有一项内容与之前的内容不符，不可能发生。";
}

/// That a backup is longer than one may be.
pub fn too_long(words: Words) -> String {
    words.fill(TOO_LONG, &[("n", &LARGEST_BACKUP_MB.to_string())])
}

/// Why a backup is not taken, and where in it the reason is.
pub fn not_taken(words: Words, problem: &ImportProblem) -> String {
    let count = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let why = match &problem.why {
        ImportFault::TooLong { .. } => too_long(words),
        ImportFault::TooDeep => words.say(TOO_DEEP),
        ImportFault::NotJson { line, column } => {
            words.fill(NOT_JSON, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        ImportFault::NotMemberdesk => words.say(NOT_MEMBERDESK),
        ImportFault::Newer { .. } => words.say(NEWER),
        ImportFault::Miscounted { announced, found } => {
            words.fill(MISCOUNTED, &[("announced", &count(*announced)), ("found", &count(*found))])
        }
        ImportFault::Altered => words.say(ALTERED),
        ImportFault::Unreadable(reason) => words.fill(UNREADABLE, &[("reason", reason)]),
        ImportFault::TooLarge { .. } => words.say(TOO_LARGE),
        ImportFault::Repeated { number } => words.fill(REPEATED, &[("n", &count(*number))]),
        ImportFault::Negative => words.say(NEGATIVE),
        ImportFault::Impossible => words.say(IMPOSSIBLE),
    };
    if problem.path.is_empty() {
        why
    } else {
        words.fill(NOT_TAKEN_AT, &[("why", why.trim_end_matches(['.', '。'])), ("path", &problem.path)])
    }
}
