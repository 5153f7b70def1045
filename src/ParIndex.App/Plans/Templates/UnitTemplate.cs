using ParIndex.App.Storage.Files;
using ParIndex.Core.Units;
using ParIndex.Documents;
using ParIndex.Documents.Templates;

namespace ParIndex.App.Plans.Templates;

/// <summary>Fills the template a unit's documents take: its own, or that of the nearest unit above.</summary>
public sealed class UnitTemplate(TemplateStore templates, FileStore files)
{
    /// <summary>Fills it.</summary>
    /// <param name="unit">Whose document it is.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="day">Day the units above are those of.</param>
    /// <param name="register">Units.</param>
    /// <param name="values">Values, asked only when there is a template.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The document; null: there is no template.</returns>
    /// <exception cref="DocumentException">The template names what is no longer known; the message says what.</exception>
    public async Task<byte[]?> FillAsync(string unit, TemplateKind kind, DateOnly day, UnitRegister register, Func<TemplateValues> values, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(values);
        string[] chain = [unit, .. register.Path(unit, day).Select(above => above.Id).Reverse().Where(above => above != unit)];
        if (await templates.NearestAsync(chain, kind, cancel) is not { } kept)
            return null;

        await using var content = await files.OpenReadAsync(kept.FileSha256, cancel);
        return DocxTemplate.Open(content, kept.Name).Fill(values());
    }
}
