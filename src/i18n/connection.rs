//! A company that lives on a mock backend: connecting it, how the connection is, and what was not sent.

texts! {
    TITLE: "Mock backend", "模拟后端";
    LEAD: "Several people or browsers can share one company, and any HTTP client can use it, when it lives on a mock backend instead of in this browser.", "公司可以不保存在此浏览器中，而是放在模拟后端上，这样多人或多个浏览器即可共用同一家公司，任何 HTTP 客户端也可以使用它。";
    OPTIONAL: "It is optional, and nothing is sent anywhere before you press a button here.", "模拟后端为可选功能。在您点击此处的按钮之前，不会向任何地方发送内容。";

    SHOWN: "This company", "此公司";
    STATE: "Connection", "连接状态";
    ADDRESS: "Address", "地址";
    ACCOUNT: "Account", "帐户名";
    ACTIONS: "Recorded actions", "已记录的操作";
    WAITING: "Not sent yet", "尚未发送";
    NONE_WAITING: "Nothing", "无";

    CONNECTING: "Connecting…", "正在连接…";
    LIVE: "Connected: what others do appears here at once", "已连接：其他人的操作会立即显示";
    LOST: "Connection lost; trying again every {n} {n|second|seconds}", "连接中断；每 {n} 秒重试一次";
    SHUT_TOKEN: "The backend asks for another token", "后端要求使用其他令牌";
    SHUT_ORIGIN: "The backend does not let this site in", "后端不允许本网站访问";
    SHUT_GONE: "The backend does not have this account any more", "后端已没有此帐户";
    SHUT_VERSION: "The backend belongs to another version of Memberdesk", "后端属于其他版本的 Memberdesk";
    SHUT_HISTORY: "The backend has another history of this company", "后端上此公司的历史记录与此处不同";
    SHUT_STRANGE: "There is no Memberdesk backend at this address", "此地址没有 Memberdesk 后端";

    FOOT_LIVE: "Saved on {address}", "已保存在 {address}";
    FOOT_CONNECTING: "Connecting to {address}…", "正在连接 {address}…";
    FOOT_SENDING: "Sending to {address}…", "正在发送到 {address}…";
    FOOT_LOST: "Not connected to {address}", "未连接到 {address}";

    LOST_TITLE: "The mock backend cannot be reached", "无法连接模拟后端";
    LOST_TEXT: "You see everything up to the last contact. What you do now is kept in this browser and sent as soon as the backend answers.", "您看到的是最后一次连接时的全部内容。现在的操作会保留在此浏览器中，后端恢复响应后立即发送。";
    SHUT_TITLE: "The connection to the mock backend is closed", "与模拟后端的连接已关闭";
    SHUT_TEXT: "{why}. You see everything up to the last contact; what you do now is kept in this browser until the connection is back again.", "{why}。您看到的是最后一次连接时的全部内容；现在的操作会保留在此浏览器中，直到重新连接。";
    LOST_ONLY_HERE: "You see everything up to the last contact. This browser has no room left: what you do now waits only in this page, and is sent as soon as the connection is back, as long as the page stays open. Free some space to have it kept.", "您看到的是最后一次连接时的全部内容。此浏览器已没有剩余空间：现在的操作仅在本页中等待，只要本页保持打开，恢复连接后就会立即发送。腾出一些空间后，操作会保留在此浏览器中。";
    TRY_NOW: "Try now", "立即重试";
    STILL_NOT: "The mock backend still does not answer.", "模拟后端仍未响应。";
    SEE_CONNECTION: "See the connection", "查看连接";

    KEPT: "Not sent yet: the mock backend does not answer. It is kept in this browser and sent as soon as the connection is back.", "尚未发送：模拟后端没有响应。操作已保留在此浏览器中，恢复连接后立即发送。";
    ONLY_HERE: "Not sent yet: the mock backend does not answer, and this browser has no room to keep it. It is sent as soon as the connection is back, as long as this page stays open.", "尚未发送：模拟后端没有响应，且此浏览器已没有空间保留该操作。只要本页保持打开，恢复连接后就会立即发送。";
    SENT: "What was waiting has been sent and carried out.", "等待中的操作已发送并执行。";
    NOT_DONE: "Something that was waiting was sent and not carried out. The mock backend page says why.", "一项等待中的操作已发送，但未被执行。原因请见“模拟后端”页面。";

    UNSENT: "Waiting to be sent", "等待发送";
    UNSENT_LEAD: "Each is carried out once, however often it has to be sent.", "无论需要发送多少次，每项操作只会执行一次。";
    ASKED_ON: "Asked for on {date} at {time}", "提出时间：{date} {time}";
    IS_WAITING: "Waits for the connection.", "正在等待连接。";
    IS_WAITING_HERE: "Waits for the connection, only in this page: this browser has no room to keep it. Closing or reloading the page discards it.", "正在等待连接，且仅存于本页：此浏览器没有空间保留该操作。关闭或重新加载本页会放弃该操作。";
    WAS_REFUSED: "Not carried out: {why}", "未执行：{why}";
    SEND_AGAIN: "Send again", "重新发送";
    DISCARD: "Discard", "放弃";

    DISCONNECT: "Disconnect", "断开连接";
    DISCONNECT_TITLE: "Disconnect this company?", "断开此公司的连接？";
    DISCONNECT_TEXT: "It stays in this browser as it is now and lives here from now on. On the backend it goes on without you.", "公司将以当前状态保留在此浏览器中，并从此保存在这里。后端上的公司不受影响。";
    DISCONNECT_UNSENT: "{n} {n|action that was not sent|actions that were not sent} will be discarded.", "{n} 项尚未发送的操作将被放弃。";
    STAY: "Stay connected", "保持连接";
    DISCONNECTED: "The company lives in this browser from now on.", "此公司从现在起保存在此浏览器中。";

    FIND: "Find a mock backend", "查找模拟后端";
    FIND_LEAD: "If you have the source, start one with ./dev mock. It listens at http://127.0.0.1:8090 by default.", "拥有源代码的人可用 ./dev mock 启动后端。默认地址为 http://127.0.0.1:8090。";
    ADDRESS_HINT: "As the backend shows it when it starts.", "与后端启动时显示的地址一致。";
    TOKEN: "Token", "令牌";
    TOKEN_HINT: "Only if the backend was started with one. It is kept in this browser as it is.", "仅当后端启动时设置了令牌才需要。令牌将原样保存在此浏览器中。";
    TEST: "Test this address", "测试此地址";
    ADDRESS_WRONG: "Enter an address such as http://127.0.0.1:8090: http or https, a name or an IPv4 number, no path.", "请输入类似 http://127.0.0.1:8090 的地址：http 或 https，主机名或 IPv4 地址，不带路径。";
    NO_ROOM: "This browser does not let the page store the address, and without that the page may not ask it.", "此浏览器不允许本页保存地址，因此本页无法访问该地址。";
    ASKING: "Asking {address}…", "正在询问 {address}…";

    FOUND: "{name} {version} answers at {address}", "{name} {version} 已在 {address} 响应";
    COMPANIES: "Companies there", "后端上的公司";
    NO_COMPANIES: "There is no company yet. Copy this one there to begin.", "尚无公司。可以先将此公司复制过去。";
    COMPANY_ACTIONS: "{n} recorded {n|action|actions}", "已记录 {n} 项操作";
    CONNECT: "Connect", "连接";
    COPY_HERE: "Copy here", "复制到此处";
    COPIED_HERE: "The company was copied. It lives in this browser and is not connected.", "公司已复制，保存在此浏览器中，未连接后端。";
    CONNECTED: "The company is connected. What others do with it appears here at once.", "公司已连接。其他人的操作会立即显示在这里。";
    IS_SHOWN: "This is the company you see.", "这就是当前显示的公司。";

    COPY_THERE: "Copy this company there", "将此公司复制到后端";
    COPY_THERE_LEAD: "Everything that happened in {company}, as a backup has it. The company in this browser stays as it is.", "复制{company}发生过的全部内容，与备份相同。此浏览器中的公司保持不变。";
    NAME: "Name of the account", "帐户名称";
    NAME_HINT: "1 to 40 lower-case letters, digits and hyphens; it stands in addresses.", "1 到 40 个小写字母、数字或连字符，会出现在网址中。";
    NAME_WRONG: "Use 1 to 40 lower-case letters, digits and hyphens.", "请使用 1 到 40 个小写字母、数字或连字符。";
    COPY_AND_CONNECT: "Copy and connect", "复制并连接";

    FAULTS: "Faults on demand", "按需制造故障";
    FAULTS_LEAD: "To see what happens when a backend is slow or fails: these are made by the backend, for everyone who uses it, and always the same ones for the same seed.", "用于观察后端变慢或出错时的情况。故障由后端制造，影响所有使用者；种子相同，故障也相同。";
    LATENCY: "Delay of each answer, in milliseconds", "每次响应的延迟（毫秒）";
    JITTER: "Random extra delay, in milliseconds at most", "额外随机延迟上限（毫秒）";
    ERRORS: "Answers with an error, in percent", "返回错误的比例（%）";
    LOST_ANSWERS: "Carried out, but the answer is lost, in percent", "已执行但响应丢失的比例（%）";
    TIMEOUTS: "No answer in time, in percent", "超时无响应的比例（%）";
    DECLINES: "Added cards that are declined later, in percent", "新增银行卡日后扣款被拒的比例（%）";
    STALE: "Told that others acted meanwhile, in percent", "被告知其间已有变更的比例（%）";
    DROPS: "Streams that break off, in percent", "事件流中断的比例（%）";
    SEED: "Seed", "种子";
    SET_FAULTS: "Set faults", "设置故障";
    CLEAR_FAULTS: "No faults", "清除故障";
    FAULTS_SET: "The backend makes these faults from now on.", "后端从现在起按此设置制造故障。";
    FAULTS_CLEARED: "The backend makes no faults any more.", "后端不再制造故障。";
    FAULTS_UNREAD: "The faults of this backend could not be read.", "无法读取此后端的故障设置。";
    PERCENT_WRONG: "Enter a whole number from 0 to 100.", "请输入 0 到 100 的整数。";
    DELAY_WRONG: "Enter a whole number from 0 to 15000.", "请输入 0 到 15000 的整数。";
    SEED_WRONG: "Enter a whole number without a sign.", "请输入不带符号的整数。";

    UNREACHABLE: "Nothing answers at this address. Check that the backend runs and that it lets this site in (--origin {origin}). A page served over https reaches http only on its own machine.", "此地址没有响应。请确认后端已启动，并允许本网站访问（--origin {origin}）。通过 https 提供的页面只能访问本机上的 http 地址。";
    BUSY: "The backend says that it cannot do this now. Try again in a moment.", "后端表示目前无法处理。请稍后重试。";
    TOKEN_HELP: "Enter the token that the backend was started with.", "请输入后端启动时设置的令牌。";
    ORIGIN_HELP: "Start the backend with --origin {origin}.", "请使用 --origin {origin} 启动后端。";
    VERSION_HELP: "Start the backend of the same version as this site, or load this page again to get the newest one.", "请启动与本网站版本相同的后端，或重新加载页面以获取最新版本。";
    HISTORY_HELP: "Connect the account again to see its history, or disconnect to keep the one you see.", "重新连接该帐户可查看其历史记录；断开连接则保留当前所见的历史记录。";
    GONE_HELP: "Disconnect to keep the company in this browser; from here it can be copied to the backend again.", "断开连接可将公司保留在此浏览器中，之后可再次复制到后端。";
    STRANGE_HELP: "Check the address. Another program may answer there.", "请检查地址，可能是其他程序在响应。";
    FAILED: "That was not possible", "操作未成功";
    STOP: ". ", "。";
}
