using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.Web.Accounts;

/// <summary>Keeps the keys of cookies and stored secrets in the database: every server and every backup has them.</summary>
internal sealed class DatabaseKeys(NpgsqlDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = source.OpenAs(Actor.Step(Doors.Keys));
        return [.. connection.Query<string>("select xml from accounts.key").Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = source.OpenAs(Actor.Step(Doors.Keys));
        connection.Execute(
            "insert into accounts.key (name, xml) values (@friendlyName, @xml) on conflict (name) do update set xml = excluded.xml",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
