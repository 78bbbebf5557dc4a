//! Account > Company profile.

texts! {
    LEAD: "Your company as the network and your invoices show it, and its locations.", "网络和发票上的公司信息，以及公司的各个地点。";
    CHANGE: "Change the profile", "更改公司资料";
    ADDRESS: "Legal address", "法定地址";
    CONTACT: "Primary contact", "主要联系人";
    NO_VAT: "None. Invoices carry no VAT ID.", "无。发票上不显示增值税号。";
    VAT_ON_INVOICES: "{id}, on invoices issued since it was entered", "{id}，显示在填写之后开具的发票上";
    CURRENCY: "Currency", "币种";
    CURRENCY_TEXT: "{currency}, by the country of the company", "{currency}，由公司所在国家/地区决定";
    MEMBER_SINCE: "Member since", "加入日期";
    LOCATIONS: "Locations", "地点";
    LOCATIONS_CAPTION: "Each location has an MPN ID of its own", "每个地点都有各自的 MPN ID";
    LOCATIONS_NAME: "Location", "地点";
    PLACE_ADDRESS: "Address", "地址";
    ADDED: "Added", "添加日期";
    NO_LOCATIONS: "No further location", "暂无其他地点";
    NO_LOCATIONS_TEXT: "The company works at its legal address. A location that you add gets an MPN ID of its own.", "公司在法定地址经营。添加的每个地点都会获得各自的 MPN ID。";
    ADD_LOCATION: "Add a location", "添加地点";
    ADD_LEAD: "Each location gets an MPN ID of its own. The membership stays the company’s: one for all locations.", "每个地点都有各自的 MPN ID。会员资格仍属于公司，由所有地点共享。";
    LOCATION_ADDED: "The location was added. Its MPN ID is {id}.", "地点已添加，MPN ID 为 {id}。";
    LOCATION_LEAD: "MPN ID {id}, added on {date}", "MPN ID {id}，{date}添加";
    LOCATION_SAVED: "The location was changed.", "地点已更改。";
    REMOVE: "Remove the location", "移除地点";
    REMOVE_TITLE: "Remove {name}?", "移除{name}？";
    REMOVE_ONE_WAY: "This cannot be undone: its MPN ID {id} is never given again. Added once more, it gets another one.", "此操作无法撤销：MPN ID {id} 不会再次使用。重新添加时将获得新的编号。";
    REMOVE_INVOICES: "What was issued before stays as it is.", "此前开具的单据保持不变。";
    KEEP: "Keep the location", "保留地点";
    LOCATION_REMOVED: "The location was removed.", "地点已移除。";
    REMOVED_LOCATIONS: "Removed locations", "已移除的地点";
    REMOVED_ON: "{name}, MPN ID {id}, removed on {date}", "{name}，MPN ID {id}，{date}移除";
    CHANGE_TITLE: "Change the company profile", "更改公司资料";
    CHANGE_LEAD: "Invoices issued until now keep the name, address and VAT ID that they were issued with.", "此前开具的发票保留开具时的名称、地址和增值税号。";
    COMPANY: "Company", "公司";
    CONTACT_HINT: "Whom the network writes to about the company.", "网络就公司事务联系的人。";
    ADDRESS_HINT: "Appears on invoices issued from now on.", "显示在此后开具的发票上。";
    SAVED: "The company profile was changed.", "公司资料已更改。";
}
