using System.Diagnostics;
using OpenTelemetry;

namespace ParIndex.Web.Setup;

/// <summary>Takes secrets of addresses and values of queries out of traces before they are exported: path and query of a request stand in them; its route stays.</summary>
internal sealed class DiscreetTraces : BaseProcessor<Activity>
{
    private const string Query = "url.query";

    public override void OnEnd(Activity data)
    {
        data.DisplayName = SecretAddresses.Hide(data.DisplayName);
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (value is string text)
                data.SetTag(name, name == Query ? SecretAddresses.HideQuery(text) : SecretAddresses.Hide(text));
        }
    }
}
