using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>What the form of a round holds.</summary>
public sealed class RoundForm
{
    private const int LongestName = 200;

    /// <summary>Version that was shown.</summary>
    public int Version { get; set; }

    public string? OrganiserId { get; set; }

    public string? Name { get; set; }

    public int? Year { get; set; }

    public Guid? SetVersionId { get; set; }

    public bool IsMirror { get; set; }

    public bool IsRehearsal { get; set; }

    public string? Note { get; set; }

    /// <summary>Stage → last day.</summary>
    public Dictionary<RoundStage, DateOnly?> Calendar { get; set; } = [];

    public static RoundForm Of(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return new RoundForm
        {
            Version = round.Version, OrganiserId = round.OrganiserId, Name = round.Name, Year = round.Year, SetVersionId = round.SetVersionId, IsMirror = round.IsMirror,
            IsRehearsal = round.IsRehearsal, Note = round.Note, Calendar = RoundWords.Stages.ToDictionary(stage => stage, round.Due),
        };
    }

    /// <summary>What is wrong goes into the model state; null then.</summary>
    public RoundDraft? Read(ModelStateDictionary state, Texts texts, IEnumerable<SelectListItem> sets)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(texts);
        var name = VietnameseText.Clean(Name ?? "");
        if (name.Length is 0 or > LongestName)
            state.AddModelError("Input.Name", texts["Hãy đặt tên kỳ, không quá {0} ký tự.", LongestName]);

        if (Year is not (>= 1990 and <= 2200))
            state.AddModelError("Input.Year", texts["Hãy nhập năm, ví dụ 2026."]);

        if (SetVersionId is not { } set || sets.All(item => item.Value != set.ToString()))
            state.AddModelError("Input.SetVersionId", texts["Hãy chọn một bộ tiêu chí đã ký."]);

        if (string.IsNullOrEmpty(OrganiserId))
            state.AddModelError("Input.OrganiserId", texts["Hãy chọn cơ quan tổ chức."]);

        DateOnly? before = null;
        foreach (var stage in RoundWords.Stages)
        {
            if (Calendar.GetValueOrDefault(stage) is not { } day)
                continue;

            if (before > day)
                state.AddModelError($"Input.Calendar[{stage}]", texts["Ngày này phải sau các ngày ở trên."]);

            before = day;
        }

        return state.IsValid
            ? new RoundDraft(
                OrganiserId!, name, Year!.Value, SetVersionId!.Value, IsMirror, IsRehearsal, VietnameseText.Clean(Note ?? ""),
                Calendar.Where(due => due.Value is not null).ToDictionary(due => due.Key, due => due.Value!.Value))
            : null;
    }
}

/// <summary>The fields of the form with their choices.</summary>
/// <param name="IsNew">The organiser may still be chosen.</param>
public sealed record RoundFieldsView(RoundForm Input, IReadOnlyList<SelectListItem> Sets, IReadOnlyList<SelectListItem> Organisers, bool IsNew);
