using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ParIndex.App.Storage.Files;

/// <summary>An object of the bucket that holds a file.</summary>
/// <param name="Sha256">Of the file, as its name says.</param>
/// <param name="Size">Bytes.</param>
/// <param name="At">When it was put last.</param>
internal readonly record struct BucketFile(string Sha256, long Size, DateTimeOffset At);

/// <summary>A bucket of S3-compatible storage where files last, under the same names as on the disk. Objects with other names are never touched.</summary>
public sealed class Bucket : IDisposable
{
    /// <summary>Slowest line taken for one that still moves, in bytes a second.</summary>
    private const long Slowest = 512 << 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(3);

    private readonly BucketSettings settings;
    private readonly AmazonS3Client client;

    /// <summary>Opens no connection yet.</summary>
    public Bucket(BucketSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        client = new AmazonS3Client(new BasicAWSCredentials(settings.KeyId, settings.Secret), new AmazonS3Config
        {
            ServiceURL = settings.Service.ToString(),
            ForcePathStyle = settings.IsPathStyle,
            AuthenticationRegion = settings.Region,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // Each call is bounded by its own patience.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxErrorRetry = 2,
            // The signed SHA-256 of the body guards it; checksums in trailers are unknown to many services.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <summary>The address, for people; without keys.</summary>
    public string Address => settings.ToString();

    public void Dispose() => client.Dispose();

    /// <summary>Whether the bucket answers and lets us in; waits three seconds at most.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel = default)
    {
        try
        {
            await CallAsync(PingPatience, token => client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = settings.Folder, MaxKeys = 1 }, token), cancel);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    /// <summary>Puts a file, over one of the same name, so that its age begins again; done when the bucket says it has it.</summary>
    /// <param name="sha256">Of the content.</param>
    /// <param name="content">Can seek; read from its beginning.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="StorageException">The bucket is away or refuses.</exception>
    internal async Task PutAsync(string sha256, Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        var size = content.Length;
        await CallAsync(PatienceFor(size), token => client.PutObjectAsync(
            new PutObjectRequest { BucketName = settings.Bucket, Key = KeyOf(sha256), InputStream = content, AutoCloseStream = false, UseChunkEncoding = false, DisablePayloadSigning = false, ContentType = MediaTypes.Unknown },
            token), cancel);
        if (await FindAsync(sha256, cancel) is not { } there || there.Size != size)
            throw StorageException.OfBucket(null, new IOException($"{Address} does not have {sha256} as it was put."));
    }

    /// <summary>What the bucket says of a file; null: it has none.</summary>
    internal async Task<BucketFile?> FindAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            var head = await CallAsync(Patience, token => client.GetObjectMetadataAsync(settings.Bucket, KeyOf(sha256), token), cancel);
            return new BucketFile(sha256, head.ContentLength, At(head.LastModified));
        }
        catch (StorageException problem) when (IsNoObject(problem))
        {
            return null;
        }
    }

    /// <summary>Copies a file's bytes, whatever they are.</summary>
    /// <returns>Whether the bucket has it.</returns>
    internal async Task<bool> CopyAsync(string sha256, Stream into, CancellationToken cancel)
    {
        try
        {
            using var found = await CallAsync(Patience, token => client.GetObjectAsync(settings.Bucket, KeyOf(sha256), token), cancel);
            return await CallAsync(PatienceFor(found.ContentLength), async token =>
            {
                await found.ResponseStream.CopyToAsync(into, token);
                return true;
            }, cancel);
        }
        catch (StorageException problem) when (IsNoObject(problem))
        {
            return false;
        }
    }

    /// <summary>All files in the bucket.</summary>
    internal async Task<List<BucketFile>> ListAsync(CancellationToken cancel)
    {
        var files = new List<BucketFile>();
        string? next = null;
        do
        {
            var from = next;
            var page = await CallAsync(Patience, token => client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = settings.Folder, ContinuationToken = from }, token), cancel);
            foreach (var found in page.S3Objects ?? [])
            {
                var name = found.Key[(found.Key.LastIndexOf('/') + 1)..];
                if (FileFolder.IsHash(name) && found.Key == KeyOf(name))
                    files.Add(new BucketFile(name, found.Size ?? 0, At(found.LastModified)));
            }

            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
        return files;
    }

    internal Task DeleteAsync(string sha256, CancellationToken cancel) => CallAsync(Patience, token => client.DeleteObjectAsync(settings.Bucket, KeyOf(sha256), token), cancel);

    private static TimeSpan PatienceFor(long size) => Patience + TimeSpan.FromSeconds(Math.Max(0, size) / Slowest);

    private static DateTimeOffset At(DateTime? at) => new(at?.ToUniversalTime() ?? DateTime.UnixEpoch);

    private static bool IsNoObject(StorageException problem) => problem.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };

    private string KeyOf(string sha256) => $"{settings.Folder}{sha256[..2]}/{sha256}";

    private static async Task<T> CallAsync<T>(TimeSpan longest, Func<CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            return await call(limit.Token);
        }
        catch (AmazonServiceException problem) when (problem.StatusCode != 0)
        {
            throw StorageException.OfBucket($"{(int)problem.StatusCode} {problem.ErrorCode}".Trim(), problem);
        }
        catch (Exception problem) when (problem is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException or System.Net.Sockets.SocketException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw StorageException.OfBucket(null, problem);
        }
    }
}
