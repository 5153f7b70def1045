using ParIndex.Core.Text;

namespace ParIndex.App.Storage;

/// <summary>How a private cluster is started.</summary>
public sealed record ClusterOptions
{
    /// <summary>Whether what is committed survives a power cut. False is for tests only: quicker, and a crash of the machine may lose the cluster.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>Whether to use the cluster another ParIndex process already runs in the folder, instead of refusing. Such a cluster is not stopped by us.</summary>
    public bool MayJoin { get; init; }

    /// <summary>Folder of the PostgreSQL programs (<c>PARINDEX_PG</c>); null: found.</summary>
    public string? Programs { get; init; }

    /// <summary>Told what an operator should know: a cluster adopted, restarted, placed elsewhere.</summary>
    public Action<Message>? Tell { get; init; }
}
