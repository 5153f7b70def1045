using System.Security.Cryptography;
using System.Text;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Caching;

/// <summary>Tells one build of the program and its style from another: what the former wrote, the latter may write otherwise.</summary>
public sealed class ProgramVersion(FrontEnd bundles, TimeProvider clock)
{
    /// <summary>Eight hex digits.</summary>
    public string Name { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(typeof(ProgramVersion).Module.ModuleVersionId + bundles["site.css"] + bundles["site.js"])))[..8];

    /// <summary>When this process began to answer.</summary>
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}
