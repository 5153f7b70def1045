using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Web.Languages;

/// <summary>Texts and figures in the language of somebody who asks for no page: <c>using (Speaking.In(language)) …</c>.</summary>
internal readonly struct Speaking : IDisposable
{
    private readonly CultureInfo culture;
    private readonly CultureInfo ui;

    private Speaking(CultureInfo culture, CultureInfo ui) => (this.culture, this.ui) = (culture, ui);

    public static Speaking In(Language language)
    {
        var before = new Speaking(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == Language.English ? LanguagePrefix.English : LanguagePrefix.Vietnamese;
        return before;
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
}
