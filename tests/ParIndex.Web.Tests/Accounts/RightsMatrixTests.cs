using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>Walks every live endpoint as every role and compares what the server answers with the written table, docs/rights.md.</summary>
public sealed class RightsMatrixTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    /// <summary>Roles whose rights are of their own unit hold it for one; the others for the whole installation.</summary>
    private static readonly Role[] OfOneUnit = [Role.Officer, Role.Head];

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Role_OpensWhatTheTableGivesIt_AndNothingElse(Role role)
    {
        var written = await WrittenAsync(role);
        using var person = role == Role.Public
            ? new SignedIn(web.Address)
            : await web.SignInAsync(new Assignment(role, OfOneUnit.Contains(role) ? AccountFixture.Province : null));
        var faults = new List<string>();
        var asked = 0;
        foreach (var endpoint in Endpoints())
        {
            var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>();
            var path = PathOf(endpoint.RoutePattern);
            // A cookie opens no address for programs, whatever its role.
            var may = needs is not null && (path.StartsWith("/api", StringComparison.Ordinal) ? IsForAnyone(needs.Permission) : written.Contains(needs.Permission));
            foreach (var method in Methods(endpoint))
            {
                using var request = new HttpRequestMessage(method, path);
                // Without the token of a form nothing is written; who may not is refused before the token is missed.
                using var answer = await person.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                asked++;
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    faults.Add($"{method} {path}: answered {(int)answer.StatusCode}");

                if (IsRefused(answer) == may)
                    faults.Add($"{method} {path}: {(may ? "refused" : "opened")} with {(int)answer.StatusCode}, needs {needs?.Permission.ToString() ?? "nothing declared"}");
            }
        }

        Assert.True(asked > 60, "The server has lost its endpoints.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void EveryEndpoint_DeclaresWhatItNeeds() =>
        Assert.Empty(Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is null).Select(endpoint => endpoint.RoutePattern.RawText));

    private static bool IsForAnyone(Permission permission) => permission is Permission.ReadPublished or Permission.SignIn;

    private static bool IsRefused(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/tai-khoan/dang-nhap?ve=", StringComparison.Ordinal));

    /// <summary>Permissions of a role as docs/rights.md has them, not as the program does.</summary>
    private static async Task<HashSet<Permission>> WrittenAsync(Role role)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "rights.md"));
        var head = Array.Find(lines, line => line.StartsWith("| permission | ", StringComparison.Ordinal))!;
        var width = Cells(head).Length;
        var column = Array.IndexOf(Cells(head), role.Name().English);
        Assert.True(column > 0, $"{role} is not in docs/rights.md.");
        return [.. lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(Cells).Where(cells => cells.Length == width && cells[column] != "–")
            .Select(cells => Enum.Parse<Permission>(cells[0].Split('`')[1]))];
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static HttpMethod[] Methods(RouteEndpoint endpoint)
    {
        // Pages answer GET and POST without saying so.
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            return [HttpMethod.Get, HttpMethod.Post];

        return [.. endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => HttpMethod.Parse(method))];
    }

    private static string PathOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => ValueOf(parameter),
        _ => throw new InvalidOperationException(part.PartKind.ToString()),
    }))));

    private static string ValueOf(RoutePatternParameterPart parameter) => (parameter.ParameterPolicies is [var policy, ..] ? policy.Content : null) switch
    {
        "int" or "long" => "2023",
        "guid" => Guid.Empty.ToString("D", CultureInfo.InvariantCulture),
        _ => "x",
    };

    private List<RouteEndpoint> Endpoints() =>
        [.. web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint =>
            endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null)];
}
