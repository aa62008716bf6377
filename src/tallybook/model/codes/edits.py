"""What a review asks of figures that were read rightly and may still be wrong."""

from __future__ import annotations

from tallybook.model.codes.code import FindingCode, N, W

EDITS: tuple[FindingCode, ...] = (
    FindingCode(
        "RULE_FAILED",
        W,
        ("Rule not kept", "不符合规则"),
        (
            "{about}: {rule} does not hold{said}: {left} against {right} ({cells}; the rule is at {place}).",
            "{about}：不符合 {rule}{said}，左边为 {left}，右边为 {right}（{cells}；规则在 {place}）。",
        ),
        ("Ask the sender which figure is wrong.", "请向报送单位核实哪个数字有误。"),
        (
            "经费 = 拨款 + 捐赠, where a district has 100 against 60 and 30.",
            "规则为“经费 = 拨款 + 捐赠”，某区经费 100，拨款 60，捐赠 30。",
        ),
    ),
    FindingCode(
        "RULE_UNCHECKED",
        N,
        ("Rule not checkable", "规则无法检查"),
        (
            "{rule} could not be checked {n} time(s) of {of}, for want of figures or exact ones; it failed {failed} time(s) (the rule is at {place}).",
            "{rule} 共 {of} 次，其中 {n} 次因缺少数字或数字不确切而无法检查，{failed} 次不符合（规则在 {place}）。",
        ),
        (
            "Ask for the missing figures, or state in the rule what a missing one means.",
            "请补报缺少的数字，或在规则中说明缺数如何处理。",
        ),
        ("经费 = 拨款 + 捐赠, where a district left 捐赠 empty.", "规则为“经费 = 拨款 + 捐赠”，某区未填捐赠。"),
    ),
    FindingCode(
        "VALUE_OUTSIDE",
        W,
        ("Outside its range", "超出范围"),
        (
            "The codebook has {indicator} within {range} {unit}; this figure is outside.",
            "名录规定{indicator}的范围为 {range} {unit}，该数字超出范围。",
        ),
        ("Ask the sender, or correct min and max in the codebook.", "请向报送单位核实，或修改名录中的 min 和 max。"),
        ("400 days open in a year, where max is 366.", "开放天数 400，而上限为 366。"),
    ),
    FindingCode(
        "PART_EXCEEDS",
        W,
        ("Part more than its whole", "其中项大于总数"),
        (
            "{part} is part of {name}, which is only {whole} ({where}).",
            "其中项为 {part}，大于{name}的 {whole}（{where}）。",
        ),
        ("Ask the sender which of the two is wrong.", "请向报送单位核实哪个有误。"),
        ("科普专职人员 30, 其中：女性 45.", "科普专职人员 30，其中：女性 45。"),
    ),
    FindingCode(
        "EVENTS_ALONE",
        W,
        ("Events without people, or people without events", "场次与人次不对应"),
        (
            "This is nothing although {name} is {beside} ({where}).",
            "该数字为 0，而{name}为 {beside}（{where}）。",
        ),
        ("Ask the sender for the other figure.", "请报送单位补报另一个数字。"),
        ("讲座场次 12, 讲座人次 0.", "讲座场次 12，讲座人次 0。"),
    ),
    FindingCode(
        "PEOPLE_FEWER",
        W,
        ("Fewer people than events", "人次少于场次"),
        (
            "Fewer people came than there were events: {name} is {beside} ({where}).",
            "人次少于场次：{name}为 {beside}（{where}）。",
        ),
        ("Ask the sender; the two may be exchanged, or in another unit.", "请向报送单位核实，两数可能填反或单位不同。"),
        ("讲座场次 120, 讲座人次 12.", "讲座场次 120，讲座人次 12。"),
    ),
    FindingCode(
        "COUNT_FRACTION",
        W,
        ("Fraction of a whole thing", "计数不是整数"),
        ("What is counted in {unit} has no fractions.", "以{unit}计数的数字应为整数。"),
        (
            "Ask the sender; the figure may be in another unit (万), or an average.",
            "请向报送单位核实，可能单位是万，或是平均数。",
        ),
        ("12.5 under 参加人次.", "“参加人次”下填 12.5。"),
    ),
    FindingCode(
        "COUNT_NEGATIVE",
        W,
        ("Count below nothing", "计数为负"),
        ("What is counted in {unit} is not below nothing.", "以{unit}计数的数字不应为负。"),
        ("Ask the sender for the figure.", "请向报送单位核实。"),
        ("-12 under 参加人次.", "“参加人次”下填 -12。"),
    ),
    FindingCode(
        "FORM_COPIED",
        W,
        ("Two areas alike", "两地数字雷同"),
        (
            "{area} has {n} of {of} figures of {year} in common with {other} (the first in {where}).",
            "{area} {year} 年的 {of} 个数字中有 {n} 个与{other}相同（首个在 {where}）。",
        ),
        ("Ask both whether one form was copied from the other.", "请分别核实是否照抄了对方的报表。"),
        ("Two districts with 1,234, 567 and 89,012 alike.", "两个区的 1234、567、89012 完全相同。"),
    ),
    FindingCode(
        "ROW_REPEATED",
        W,
        ("Row told twice", "行重复"),
        (
            "The {n} figures of {area} in this row are those of the row of {where}; both are counted.",
            "{area}该行的 {n} 个数字与 {where} 所在行完全相同，两行都已计入。",
        ),
        ("Delete one of the two rows, if it was pasted twice.", "如系重复粘贴，请删去其中一行。"),
        ("泸县 1,234, 567, 89,012 in two rows of one sheet.", "同一张表中有两行“泸县 1234、567、89012”。"),
    ),
)
