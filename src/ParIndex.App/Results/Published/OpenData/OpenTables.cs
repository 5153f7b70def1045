using static ParIndex.App.Results.Published.OpenData.OpenKind;

namespace ParIndex.App.Results.Published.OpenData;

/// <summary>Every table of open data. Names and orders of columns are a contract: new columns come last.</summary>
public static class OpenTables
{
    private const string Published = "r.published_at is not null and r.superseded_at is null and (@year is null or r.year = @year)";

    private static readonly OpenColumn UnitId = new("unit_id", Text, new("Mã đơn vị, ổn định.", "Stable id of the unit."));
    private static readonly OpenColumn Unit = new("unit", Text, new("Tên đơn vị vào cuối năm đó.", "Name of the unit at the end of that year."));
    private static readonly OpenColumn Year = new("year", Integer, new("Năm chỉ số.", "Index year."));
    private static readonly OpenColumn Code = new("code", Text, new("Mã tiêu chí như in trong văn bản.", "Code of the criterion as printed."));
    private static readonly OpenColumn Key = new("key", Text, new("Khóa của tiêu chí, ổn định qua các năm; trống khi chưa đối chiếu.", "Key of the criterion, stable over the years; empty when not matched."));
    private static readonly OpenColumn CriterionTitle = new("title", Text, new("Tên tiêu chí.", "Title of the criterion."));
    private static readonly OpenColumn Max = new("max", Number, new("Điểm tối đa.", "Maximum points."));
    private static readonly OpenColumn Points = new("points", Number, new("Điểm đạt được, từ 0 đến tối đa, không làm tròn.", "Points won, 0 to the maximum, not rounded."));
    private static readonly OpenColumn Demonstration = new("demonstration", OpenKind.Boolean, new("true: số liệu minh họa, không phải kết quả thật.", "true: made-up figures, no real result."));
    private static readonly OpenColumn Citation = new("citation", Text, new("Văn bản công bố.", "Document it is published in."));

    /// <summary>All tables, the most used first.</summary>
    public static IReadOnlyList<OpenTable> All { get; } =
    [
        new("chi-so", new("Chỉ số", "Index"), new("Mỗi dòng: một đơn vị trong một năm.", "A row: a unit in a year."),
            [
                UnitId, Unit, new("kind", Text, new("Loại đơn vị.", "Kind of unit.")), new("parent_id", Text, new("Mã đơn vị cấp trên.", "Id of the authority above.")), Year,
                Points, Max, new("percent", Number, new("Chỉ số: điểm / tối đa × 100.", "Index: points / maximum × 100.")),
                new("target", Number, new("Mục tiêu năm sau, nếu có nêu.", "Target for the next year, where stated.")), Demonstration, Citation,
            ],
            $"""
            select replace(r.unit_id, '/', '.'), n.full_name, u.kind, replace(p.parent_id, '/', '.'), r.year, r.points, r.max, r.points / r.max * 100, r.target, r.is_demonstration, r.source
            from results.result r join units.unit u on u.id = r.unit_id
            join units.name n on n.unit_id = r.unit_id and n.valid @> make_date(r.year, 12, 31)
            left join units.parent p on p.unit_id = r.unit_id and p.valid @> make_date(r.year, 12, 31)
            where {Published} order by r.year, r.unit_id
            """),
        new("ket-qua", new("Kết quả từng tiêu chí", "Results by criterion"), new("Mỗi dòng: một tiêu chí cuối của một đơn vị trong một năm.", "A row: a leaf criterion of a unit in a year."),
            [
                UnitId, Unit, Year, new("set", Text, new("Mã bộ tiêu chí.", "Id of the criteria set.")), Code, Key, CriterionTitle, Max, Points,
                new("percent", Number, new("Điểm / tối đa × 100.", "Points / maximum × 100.")), new("target", Number, new("Điểm mục tiêu năm sau.", "Points aimed at for the next year.")),
                new("survey", OpenKind.Boolean, new("true: điểm từ điều tra xã hội học.", "true: points come from a survey.")), Demonstration, Citation,
                new("place", Text, new("Nơi đọc trong văn bản, dạng JSON.", "Where it was read in the document, as JSON.")),
            ],
            $"""
            select replace(r.unit_id, '/', '.'), n.full_name, r.year, s.key, l.code, l.key, l.title, l.max, l.points, case when l.max > 0 then l.points / l.max * 100 end, l.target,
                   l.is_survey, r.is_demonstration, r.source, l.place::text
            from results.result r join results.node l on l.result_id = r.id and l.is_leaf
            join units.name n on n.unit_id = r.unit_id and n.valid @> make_date(r.year, 12, 31)
            left join criteria.version v on v.id = r.set_version_id left join criteria.set s on s.id = v.set_id
            where {Published} order by r.year, r.unit_id, l.position
            """),
        new("diem-mat", new("Điểm bị trừ", "Lost points"), new("Mỗi dòng: một tiêu chí bị trừ điểm của một đơn vị trong một năm.", "A row: a leaf that lost points, of a unit in a year."),
            [
                UnitId, Unit, Year, Code, Key, CriterionTitle, new("field", Text, new("Mã lĩnh vực.", "Code of the field.")), Max, Points,
                new("lost", Number, new("Điểm bị trừ: tối đa − điểm.", "Lost points: maximum − points.")),
                new("category", Text, new("Loại nguyên nhân.", "Kind of cause.")), new("cause", Text, new("Nguyên nhân như đã nêu; trống: chưa nêu.", "Cause as stated; empty: none stated.")),
                new("step", Text, new("Bước của cách tính làm mất điểm.", "Step of the rule that cost the points.")),
                new("lead", Text, new("Cơ quan chủ trì, cách nhau bằng “; ”.", "Lead agencies, separated by “; ”.")),
                new("coordinators", Text, new("Cơ quan phối hợp, cách nhau bằng “; ”.", "Coordinating agencies, separated by “; ”.")), Demonstration, Citation,
            ],
            $"""
            select replace(r.unit_id, '/', '.'), n.full_name, r.year, l.code, o.key, o.title, l.field_code, l.max, l.points, l.lost, l.category, l.cause, l.step,
                   array_to_string(l.lead, '; '), array_to_string(l.coordinators, '; '), r.is_demonstration, r.source
            from results.result r join results.loss l on l.result_id = r.id join results.node o on o.result_id = r.id and o.code = l.code
            join units.name n on n.unit_id = r.unit_id and n.valid @> make_date(r.year, 12, 31)
            where {Published} order by r.year, r.unit_id, o.position
            """),
        new("cong-bo", new("Bảng công bố cấp tỉnh", "Published tables of provinces"), new("Mỗi dòng: một tỉnh trong một năm, như đã công bố.", "A row: a province in a year, as published."),
            [
                UnitId, Unit, Year, new("index", Number, new("Chỉ số, %; trống khi chưa có.", "Index in percent; empty where not known.")), new("rank", Integer, new("Thứ hạng.", "Rank.")),
                new("sipas", Number, new("Chỉ số hài lòng SIPAS, %.", "Satisfaction index SIPAS, percent.")), new("sipas_rank", Integer, new("Thứ hạng SIPAS.", "Rank by SIPAS.")),
                new("note", Text, new("Ghi chú.", "Remark.")), Citation,
            ],
            """
            select replace(s.unit_id, '/', '.'), n.full_name, s.year, s.index, s.rank, s.sipas, s.sipas_rank, s.note, s.source
            from results.standing s join units.name n on n.unit_id = s.unit_id and n.valid @> make_date(s.year, 12, 31)
            where @year is null or s.year = @year order by s.year, s.rank nulls last, s.unit_id
            """),
        new("don-vi", new("Đơn vị theo thời gian", "Units in time"), new("Mỗi dòng: một đơn vị trong khoảng thời gian có một tên và một cấp trên.", "A row: a unit while it had one name and one parent."),
            [
                UnitId, new("code", Text, new("Mã đơn vị hành chính.", "Official code.")), new("kind", Text, new("Loại đơn vị.", "Kind of unit.")),
                new("name", Text, new("Tên.", "Name.")), new("full_name", Text, new("Tên kèm từ chỉ cấp.", "Name with its rank word.")), new("parent_id", Text, new("Mã đơn vị cấp trên; trống ở gốc.", "Id of the authority above; empty at a root.")),
                new("region", Text, new("Vùng kinh tế - xã hội.", "Socio-economic region.")),
                new("valid_from", Date, new("Từ ngày.", "From this day.")), new("valid_to", Date, new("Đến trước ngày này; trống: còn hiệu lực.", "Until before this day; empty: it holds.")),
            ],
            """
            select replace(u.id, '/', '.'), u.code, u.kind, n.name, n.full_name, replace(p.parent_id, '/', '.'), u.region_name, lower(n.valid * p.valid), upper(n.valid * p.valid)
            from units.unit u join units.name n on n.unit_id = u.id join units.parent p on p.unit_id = u.id and p.valid && n.valid
            where @year is null or n.valid * p.valid && daterange(make_date(@year, 1, 1), make_date(@year + 1, 1, 1))
            order by u.id, lower(n.valid * p.valid)
            """),
    ];

    /// <summary>The table of a name; null when there is none.</summary>
    public static OpenTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
