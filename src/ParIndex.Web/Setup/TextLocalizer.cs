using Microsoft.Extensions.Localization;

namespace ParIndex.Web.Setup;

/// <summary>Lets the validation attributes of the framework take their words from <see cref="Texts"/>.</summary>
internal sealed class TextLocalizer(Texts texts) : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, texts[name]);

    public LocalizedString this[string name, params object[] arguments] => new(name, texts[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    internal sealed class Factory(Texts texts) : IStringLocalizerFactory
    {
        private readonly TextLocalizer localizer = new(texts);

        public IStringLocalizer Create(Type resourceSource) => localizer;

        public IStringLocalizer Create(string baseName, string location) => localizer;
    }
}
