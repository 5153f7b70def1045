using System.Diagnostics;
using OpenTelemetry;

namespace ParIndex.Web.Setup;

/// <summary>Takes secrets of addresses out of traces before they are exported: path and query of a request stand in them; its route stays.</summary>
internal sealed class DiscreetTraces : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        data.DisplayName = SecretAddresses.Hide(data.DisplayName);
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (value is string text)
                data.SetTag(name, SecretAddresses.Hide(text));
        }
    }
}
