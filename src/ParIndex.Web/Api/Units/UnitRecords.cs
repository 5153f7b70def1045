using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Units;

/// <summary>A unit on a day.</summary>
[Says("Một đơn vị tại một ngày.", "A unit on a day.")]
internal sealed record UnitRecord(
    [property: Example("vn-67"), Says("Mã ổn định, dùng trong địa chỉ; không bao giờ dùng lại.", "Stable id, used in addresses; never used again.")] string Id,
    [property: Example("67"), Says("Mã đơn vị hành chính; null nếu không có.", "Official code; null when there is none.")] string? Code,
    [property: Example("province"), Says("Loại đơn vị.", "Kind of unit.")] UnitKind Kind,
    [property: Example("Đắk Nông"), Says("Tên tại ngày đó.", "Name on that day.")] string Name,
    [property: Example("tỉnh Đắk Nông"), Says("Tên kèm từ chỉ cấp.", "Name with its rank word.")] string FullName,
    [property: Says("Tên tiếng Anh, nếu có.", "English name, where there is one.")] string? English,
    [property: Example("vn"), Says("Mã đơn vị cấp trên tại ngày đó; null ở gốc.", "Id of the parent on that day; null at a root.")] string? Parent,
    [property: Says("Vùng kinh tế - xã hội của tỉnh.", "Socio-economic region of a province.")] string? Region,
    [property: Says("Ngày đầu tiên tồn tại.", "First day it existed.")] DateOnly ValidFrom,
    [property: Says("Ngày đầu tiên không còn; null: còn tồn tại.", "First day it no longer existed; null: it exists.")] DateOnly? ValidTo,
    [property: Says("registered: từ danh sách chính thức hoặc do người dùng nhập; template: theo mẫu, cần đối chiếu.", "registered: official list or entered; template: of a pattern, to be checked.")] UnitStanding Standing)
{
    public static UnitRecord Of(Unit unit, DateOnly date)
    {
        var name = unit.NameAt(date);
        var parent = unit.ParentAt(date);
        return new UnitRecord(
            UnitSlug.Of(unit.Id), unit.Code, unit.Kind, name.Name, name.Full, name.English, parent is null ? null : UnitSlug.Of(parent), unit.Region?.Name, unit.From, unit.To, unit.Standing);
    }
}

/// <summary>A unit of any time with all that changed.</summary>
[Says("Một đơn vị với mọi thay đổi theo thời gian.", "A unit with everything that changed over time.")]
internal sealed record UnitHistory(
    [property: Says("Đơn vị tại ngày hỏi (hoặc ngày gần nhất còn tồn tại).", "The unit on the day asked for, or the nearest day it existed.")] UnitRecord Unit,
    [property: Says("Từ gốc xuống đơn vị này.", "From the root down to the unit.")] IReadOnlyList<UnitName> Path,
    [property: Says("Các tên, mỗi tên từ ngày của nó.", "Names, each from its day on.")] IReadOnlyList<DatedText> Names,
    [property: Says("Các đơn vị cấp trên, từ ngày nào.", "Parents, each from its day on.")] IReadOnlyList<DatedText> Parents,
    [property: Says("Đơn vị tiền thân và phần của chúng nhập vào đây.", "Units it was made of, with the share of each that came here.")] IReadOnlyList<UnitPart> Predecessors,
    [property: Says("Đơn vị kế thừa hôm nay và phần nhận; rỗng khi còn tồn tại.", "Units that hold it today, with their shares; empty while it exists.")] IReadOnlyList<UnitPart> Successors,
    [property: Says("Ghi chú về nguồn.", "Remark on where this is known from.")] string? Note);

internal sealed record UnitName(string Id, string Name)
{
    public static UnitName Of(Unit unit) => new(UnitSlug.Of(unit.Id), unit.Name.Full);
}

internal sealed record DatedText(
    [property: Says("Từ ngày.", "From this day.")] DateOnly From,
    [property: Says("Tên, hoặc mã đơn vị cấp trên (null: gốc).", "A name, or the id of a parent (null: a root).")] string? Value);

internal sealed record UnitPart(
    [property: Says("Mã đơn vị.", "Id of the unit.")] string Id,
    [property: Says("Tên.", "Name.")] string Name,
    [property: Says("Phần, trên 0 đến 1.", "Share, above 0 up to 1.")] decimal Share);

/// <summary>A unit with those below it.</summary>
[Says("Một nút của cây đơn vị.", "A node of the tree of units.")]
internal sealed record UnitNode(
    string Id, string Name, UnitKind Kind,
    [property: Says("Số đơn vị trực thuộc, kể cả khi không liệt kê vì quá độ sâu.", "How many units stand right below, also where depth cuts them off.")] int ChildCount,
    IReadOnlyList<UnitNode> Children);

/// <summary>A year of a unit.</summary>
[Says("Chỉ số của đơn vị trong một năm.", "Index of a unit in a year.")]
internal sealed record UnitYearRecord(
    int Year,
    [property: Says("Chỉ số, %, đủ chữ số; null khi chỉ công bố thứ hạng.", "Index in percent, all digits; null where only the rank is published.")] decimal? Percent,
    [property: Says("Thứ hạng công bố, hoặc tính trong nhóm có kết quả.", "Published rank, or computed among the group with results.")] int? Rank,
    [property: Says("Số đơn vị cùng nhóm có kết quả.", "Units of the group with results.")] int? Peers,
    [property: Says("Trung bình của nhóm, %.", "Mean of the group, percent.")] decimal? PeerMean,
    [property: Says("Cao nhất của nhóm, %.", "Best of the group, percent.")] decimal? PeerBest,
    [property: Says("Chỉ số hài lòng SIPAS, %.", "Satisfaction index SIPAS, percent.")] decimal? Sipas,
    int? SipasRank,
    [property: Says("Có điểm chi tiết: xem /results/{unit}/{year}.", "Points are stored: see /results/{unit}/{year}.")] bool HasResult,
    [property: Says("Số liệu minh họa, không phải kết quả thật.", "Made-up figures, no real result.")] bool Demonstration,
    [property: Says("Văn bản công bố.", "Document it is published in.")] string? Citation,
    string? Note)
{
    public static UnitYearRecord Of(UnitYear year) => new(
        year.Year, year.Percent, year.Rank, year.Peers, year.PeerMean, year.PeerBest, year.Sipas, year.SipasRank, year.ResultId is not null, year.IsDemonstration, year.Source, year.Note);
}
