//! The virtual date: moving it, and the report of what happened on the way.

texts! {
    TITLE: "Move time", "调整日期";
    FOLLOWS: "Today is {date}, the real date. What is due on the way happens by itself; time only moves forward.", "今天是{date}，即真实日期。推进途中，到期事项会自动发生；时间只能向前。";
    AHEAD: "Today is {date}: the history has come further than the real date, which it follows again from then on. What is due on the way happens by itself; time only moves forward.", "今天是{date}：历史记录已超过真实日期，届时将再次跟随真实日期。推进途中，到期事项会自动发生；时间只能向前。";
    STANDS: "Today is {date}, and it stays so until you move it. What is due on the way happens by itself; time only moves forward.", "今天是{date}，在您推进之前保持不变。推进途中，到期事项会自动发生；时间只能向前。";
    NEXT: "Next event", "下一事件";
    NEXT_EVENT: "Next event: {date}", "下一事件：{date}";
    NO_NEXT: "No next event", "没有下一事件";
    NO_NEXT_TEXT: "Nothing is planned in this company. Dates come with what you buy.", "这家公司没有任何安排。购买方案后才会有相应的日期。";
    SOMETHING: "Something happens by itself", "有事项自动发生";
    AND_MORE: "and {n} more", "以及另外 {n} 项";
    TO_EVENT: "Go to {date}", "前往{date}";
    LET_HAPPEN: "Let it happen today", "让今天的事项发生";
    BY_DAY: "One day, to {date}", "前进一天，至{date}";
    BY_MONTH: "One month, to {date}", "前进一个月，至{date}";
    TO_DATE: "To a date", "到指定日期";
    TO_DATE_GO: "Go to this date", "前往此日期";
    NOT_A_DAY: "Enter a date from {date} to {last}", "请输入{date}至{last}的日期";
    BACK: "Back to the real date", "回到真实日期";
    REPORT_TITLE: "It is {date}", "现在是{date}";
    REPORT: "{days} {days|day has|days have} passed since {from}. {n} {n|thing|things} happened.", "自{from}起过去了 {days} 天，发生了 {n} 件事。";
    REPORT_TODAY: "Still {from}. {n} {n|thing|things} happened.", "仍是{from}，发生了 {n} 件事。";
    NOT_SHOWN: "{n} of these {n|is|are} not shown to your roles.", "其中 {n} 件不对您的角色显示。";
    UNSEEN: "Something that is not shown to your roles", "您的角色看不到的事项";
    REPORT_NONE: "{days} {days|day has|days have} passed since {from}. Nothing happened.", "自{from}起过去了 {days} 天，没有发生任何事。";
    REPORT_SAME: "Still {from}. Nothing happened.", "仍是{from}，没有发生任何事。";
    MORE: "{n} more {n|is|are} listed under Activity", "其余 {n} 件请查看活动记录";
    AGAIN: "Move again", "继续调整";
}
