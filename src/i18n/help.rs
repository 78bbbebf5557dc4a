//! Help: each procedure in plain words, and how the simulation works.

texts! {
    LEAD: "Each procedure, step by step. Numbers in brackets name the statements of the published workflow of March 2020 that a step rests on.", "逐步说明每个流程。方括号内的数字是该步骤所依据的 2020 年 3 月公布流程的条款编号。";
    HOW: "How this works: {title}", "操作说明：{title}";
    PROCEDURES: "Procedures", "操作流程";
    THE_SIMULATION: "About the simulation", "关于模拟环境";
    GO_THERE: "Go there", "前往该页面";
    ALL_HELP: "All help", "全部帮助";
    STATEMENT: "[{n}]", "[{n}]";
    STATEMENTS: "[{from}–{to}]", "[{from}–{to}]";

    MEMBERSHIPS: "Choose a membership", "选择会员资格";
    MEMBERSHIPS_1: "Network membership is free and comes first. It brings marketing resources for training, support and customer connections, and everything else needs it.", "网络会员免费，是第一步。它提供培训、支持和客户联系方面的市场推广资源，其他会员资格都以它为前提。";
    MEMBERSHIPS_2: "Action Pack is bought for a year at a time. It adds licences, cloud services for use inside your company, and support.", "Action Pack 按年购买，另含许可证、供公司内部使用的云服务和技术支持。";
    MEMBERSHIPS_3: "A competency is earned. Silver shows consistent capability, gold the best in one solution area; both add more benefits.", "能力认证需要达到要求才能取得。银级体现稳定的能力，金级体现某一解决方案领域的顶尖水平，两者都带来更多权益。";
    MEMBERSHIPS_4: "As a network member you can move up and buy at any time.", "成为网络会员后，可随时升级和购买。";
    MEMBERSHIPS_OUT: "About the Microsoft Partner Network", "关于 Microsoft 合作伙伴网络";

    JOIN: "Join the network", "加入网络";
    JOIN_1: "Enter your company’s legal name and address, and whom to contact. Made-up data is fine.", "填写公司法定名称、地址和联系人。可以使用虚构信息。";
    JOIN_2: "Select Join the network. The contact becomes the first Global admin, where there is none yet.", "选择“加入网络”。如还没有全局管理员，联系人将成为第一位。";
    JOIN_3: "Membership is authorized at once, unless you chose to have the company verified first. Once it is authorized, you can buy.", "公司会立即成为网络会员，除非您选择先验证公司。之后即可购买。";

    SUBSCRIBE: "Subscribe to Action Pack", "订阅 Action Pack";
    SUBSCRIBE_1: "In the menu, open Partnership > Offers. Action Pack is under Available offers: select Subscribe now.", "在菜单中打开“合作关系 > 会员方案”。Action Pack 位于“可购方案”下，选择“立即订阅”。";
    SUBSCRIBE_2: "Read the Terms and Conditions. Select Next to agree.", "阅读条款和条件，选择“下一步”表示同意。";
    SUBSCRIBE_3: "Choose a card. If there is none, select Get started! Add a way to pay, enter one of the test cards and select Next.", "选择一张卡。如尚无付款方式，选择“开始！添加付款方式”，输入一张测试卡，然后选择“下一步”。";
    PAY_OR_TRANSFER: "Choose a test card, add one, or choose Bank transfer, and select Next.", "选择或添加一张测试卡，也可选择“银行转账”，然后选择“下一步”。";
    BUY_OR_TRANSFER: "Check the order, then select Buy. A card is charged immediately; a transfer you make yourself, with the reference that you get.", "核对订单，然后选择“购买”。银行卡将立即扣款；如选择转账，请凭所获编号自行付款。";
    SUBSCRIBE_4: "Check the order, then select Buy. The card is charged immediately.", "核对订单，然后选择“购买”。将立即从卡中扣款。";
    SUBSCRIBE_5: "Your order is confirmed. Select Close.", "订单已确认。选择“关闭”。";
    SUBSCRIBE_NOTE: "It renews by itself at the end of each paid year. You can turn that off at any time before; only renewing turns it on again.", "每个付费年度结束时，订阅会自动续订。在此之前您可以随时关闭自动续订，只有再次续订才会重新开启。";
    SUBSCRIBE_NOTE_BY_HAND: "It does not renew by itself. Reminders are sent before the anniversary.", "此订阅不会自动续订。周年日前会发送提醒。";
    SUBSCRIBE_OUT: "About Microsoft Action Pack", "关于 Microsoft Action Pack";

    TURN_OFF: "Turn off automatic renewal", "关闭自动续订";
    TURN_OFF_1: "Open Partnership > Offers. Your subscription is under Purchased offers.", "打开“合作关系 > 会员方案”，您的订阅位于“已购方案”下。";
    TURN_OFF_2: "Select Microsoft Action Pack subscription to see its details.", "选择“Microsoft Action Pack 订阅”查看详情。";
    TURN_OFF_3: "Select Turn off automatic renewal and confirm.", "选择“关闭自动续订”并确认。";
    TURN_OFF_NOTE: "Only renewing turns it on again. Reminders are sent before the anniversary.", "关闭后只能通过续订重新开启。周年日前会发送提醒。";

    RENEW: "Renew a subscription", "续订";
    RENEW_1: "Open Partnership > Offers and select Microsoft Action Pack subscription under Purchased offers.", "打开“合作关系 > 会员方案”，在“已购方案”下选择“Microsoft Action Pack 订阅”。";
    RENEW_2: "Under Actions, select Renew subscriptions.", "在“操作”下选择“续订”。";
    RENEW_3: "Verify the order details: they show what changes. Select Next.", "确认订单详情，其中列出将发生的变化，然后选择“下一步”。";
    RENEW_4: "Select Next to agree to the terms and conditions.", "选择“下一步”，同意条款和条件。";
    RENEW_5: "Choose a card, or add one, and select Next.", "选择或添加一张卡，然后选择“下一步”。";
    RENEW_6: "Check the order, then select Buy. The card is charged immediately.", "核对订单，然后选择“购买”。将立即从卡中扣款。";
    RENEW_7: "Your order is confirmed. Select Close.", "订单已确认。选择“关闭”。";
    RENEW_NOTE: "Once a card has paid, automatic renewal is on again. Before the subscription expires, the new year follows the paid one and no paid day is lost; after that it begins on the day you pay.", "以银行卡续订后，自动续订会重新开启。到期前续订，新年度接在当前年度之后，不损失已付费的天数；到期后续订，自付款之日起算。";
    RENEW_NOTE_WINDOW: "Once a card has paid, automatic renewal is on again. Renewing by hand opens after the anniversary, and the new year begins on the day you pay by card or your bank transfer arrives.", "以银行卡续订后，自动续订会重新开启。手动续订在周年日之后开放，新年度自银行卡付款之日或转账到账之日起算。";
    RENEW_NOTE_BY_HAND: "It does not renew by itself afterwards either. A year that is renewed after the subscription expired begins on the day you pay by card or your bank transfer arrives.", "续订后仍不会自动续订。到期后续订的，新年度自银行卡付款之日或转账到账之日起算。";

    CANCEL: "Cancel a subscription", "取消订阅";
    CANCEL_1: "Only Partner Center Support cancels a subscription. Open Service requests > Partner Center requests.", "只有合作伙伴中心支持团队可以取消订阅。打开“服务请求 > 合作伙伴中心请求”。";
    CANCEL_2: "Select Report problems with Partner Center, then New request.", "选择“报告合作伙伴中心问题”，然后选择“新建请求”。";
    CANCEL_3: "In the list Type of problem, choose Help with partner invoice, payment, or reconciliation file.", "在“问题类型”列表中选择“合作伙伴发票、付款或对帐文件帮助”。";
    CANCEL_4: "Fill in what is asked and select Submit. Support gets in touch and decides.", "填写所需信息，选择“提交”。支持团队会与您联系并作出决定。";
    CANCEL_ALONE_1: "While the full refund is open and the year was paid by card, you cancel by yourself: open Partnership > Offers and select Microsoft Action Pack subscription under Purchased offers.", "在可全额退款期间且以银行卡付款时，您可以自行取消：打开“合作关系 > 会员方案”，在“已购方案”下选择“Microsoft Action Pack 订阅”。";
    CANCEL_ALONE_2: "Under How to cancel, select Cancel the subscription and confirm. The question before says when it ends, and the fee is refunded to your card.", "在“如何取消”下选择“取消订阅”并确认。确认前会显示终止日期，费用退回您的卡。";
    CANCEL_ALONE_3: "Otherwise Partner Center Support decides: open Service requests > Partner Center requests.", "否则由合作伙伴中心支持团队决定：打开“服务请求 > 合作伙伴中心请求”。";
    CANCEL_NOTE: "If you only don’t want another year, turning off automatic renewal is enough.", "如果只是不想续下一年，关闭自动续订即可。";
    CANCEL_NOTE_BY_HAND: "If you only don’t want another year, you don’t need to do anything: it does not renew by itself.", "如果只是不想续下一年，无需任何操作：订阅不会自动续订。";

    FOLLOW_UP: "Follow a service request", "查看服务请求状态";
    FOLLOW_UP_1: "Open Service requests > Partner Center requests and select Open.", "打开“服务请求 > 合作伙伴中心请求”，然后选择“处理中”（公布的流程称为“打开”）。";
    FOLLOW_UP_2: "Choose the request from the list. Its page shows the status and the whole conversation.", "在列表中选择请求，其页面显示状态和全部往来消息。";
    FOLLOW_UP_3: "If Support is waiting for you, add information there. A closed request can be opened again for a while.", "如果支持团队在等待您的答复，请在该页面补充信息。已关闭的请求在一段时间内可以重新打开。";

    ACTIVATE: "Activate benefits", "激活权益";
    ACTIVATE_1: "After buying, open Partnership > Benefits.", "购买后打开“合作关系 > 权益”。";
    ACTIVATE_2: "Choose a benefit and activate it by its date. Seats are then assigned to people, keys are shown on demand.", "选择一项权益，在截止日期前激活。席位可分配给用户，密钥按需显示。";
    ACTIVATE_NOTE: "Activating a benefit or showing a product key ends the chance of a full refund. You are warned first.", "激活权益或显示产品密钥后将不能再全额退款，操作前会有提示。";

    ADD_USERS: "Add users and assign permissions", "添加用户并分配权限";
    ADD_USERS_1: "Open Account > Users and permissions and invite a person with name and e-mail address.", "打开“帐户 > 用户与权限”，填写姓名和电子邮件地址邀请用户。";
    ADD_USERS_2: "Give roles. The table there shows what each role may do.", "授予角色。该页面的表格列出每个角色可以做什么。";
    ADD_USERS_3: "Hand over the sign-in details: they are shown once.", "转交登录信息：只显示一次。";

    TIME: "The virtual date", "虚拟日期";
    TIME_1: "The bar at the top shows the day it is in this company. It follows the real date until you move it.", "顶部的栏显示这家公司当前的日期。在您调整之前，它跟随真实日期。";
    TIME_2: "Select Move time to move on by a day, by a month, to a date or to the next event. Charges, reminders, credit and expiry happen on their days.", "选择“调整日期”，可前进一天、一个月、到指定日期或到下一事件。扣款、提醒、额度和到期会在各自的日期发生。";
    TIME_3: "Afterwards you see what happened, with links. Time only moves forward; open a copy of the company first if you want to try something out.", "随后会列出发生的事项和链接。时间只能向前；如想尝试，请先复制公司。";

    COMPANIES: "Companies side by side", "多个公司";
    COMPANIES_1: "Companies lists what is in this browser. Each company has a history, a date and rules of its own.", "“公司”页面列出此浏览器中的公司。每家公司有各自的历史、日期和规则。";
    COMPANIES_2: "Ready-made companies stand at key moments: thirty days before renewal, expired, declined. Opening one never changes another.", "示例公司处于有代表性的时点，例如续订前三十天、已到期、扣款被拒。打开一家公司不会改变其他公司。";
    COMPANIES_3: "Duplicate a company before you try something out. Deleting can be undone until you open another company, or reload or close the page.", "尝试之前请先复制公司。删除后，在打开其他公司、重新加载或关闭页面之前可以撤销。";

    CARDS: "Test cards", "测试卡";
    CARDS_1: "Only the listed test cards are taken; every other number is refused, so that nobody types a real one.", "仅接受列出的测试卡，其他卡号一律拒绝，以免有人输入真实卡号。";
    CARDS_2: "Some cards are declined, some need the bank’s confirmation first: the list beside the form says which. Any future expiry date and any security code will do.", "有的卡会被拒绝，有的需要银行确认，表单旁的列表有说明。有效期填未来的日期，安全码任意。";
    CARDS_3: "Number and security code are never saved. Kept are brand, last four digits, expiry, holder and billing address.", "卡号和安全码绝不保存，仅保留卡品牌、末四位、有效期、持卡人和账单地址。";

    RULES: "Rule sets", "规则集";
    RULES_1: "The published workflow is the default rule set. Three other sets that were in force at other times can be chosen in Settings.", "默认采用公布流程的规则。设置中可以选择其他时期实际施行过的三套规则。";
    RULES_2: "A different rule set applies from now on. What has happened stays as it is.", "更换规则集后立即生效，已发生的事项保持原样。";
    RULES_3: "Where the published workflow is silent, the choices are stated in Settings. Prices are made up and can be changed there.", "公布流程未作规定之处，设置中说明了所作的选择。价格为演示价格，可在设置中修改。";

    DATA: "Where your data is", "您的数据在哪里";
    DATA_1: "Everything is kept in this browser’s local storage and nowhere else. Nothing is sent, unless you connect a company to a mock backend.", "所有数据仅保存在此浏览器的本地存储中。除非您将公司连接到模拟后端，否则不会发送到任何地方。";
    DATA_2: "Clearing the data of this site in the browser removes it. A backup file restores it.", "在浏览器中清除本网站数据会将其删除，备份文件可以恢复。";

    KEYS: "Keyboard shortcuts", "键盘快捷键";
    KEYS_1: "Ctrl + K, or ⌘ + K, opens the search from anywhere.", "按 Ctrl + K 或 ⌘ + K 可随时打开搜索。";
    KEYS_2: "Single keys work while no field has the focus, and can be turned off in Settings. ? lists them.", "单键快捷键在焦点不在输入框时可用，可在设置中关闭。按 ? 可查看列表。";
}
