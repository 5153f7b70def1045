using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Answers;

/// <summary>Which page of a list is asked for.</summary>
internal sealed record Paging(
    [property: FromQuery(Name = "page"), Range(1, 1_000_000), Example(1), Says("Trang, từ 1.", "Page, from 1.")] int? Number,
    [property: FromQuery(Name = "size"), Range(1, Paging.Most), Example(100), Says("Số dòng mỗi trang, nhiều nhất 500; mặc định 100.", "Rows a page, at most 500; 100 by default.")] int? Length)
{
    public const int Most = 500;
    private const int Usual = 100;

    public int Page => Number ?? 1;

    public int Rows => Length ?? Usual;

    /// <summary>Rows before the page.</summary>
    public int Skip => checked((Page - 1) * Rows);

    /// <summary>The page out of the whole list.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> all, HttpRequest request) => Of([.. all.Skip(Skip).Take(Rows)], all.Count, request);

    /// <summary>A page already cut.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> items, int total, HttpRequest request) =>
        new(items, Page, Rows, total, Skip + items.Count < total && items.Count > 0 ? Next(request) : null);

    private string Next(HttpRequest request)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query.Where(pair => !string.Equals(pair.Key, "page", StringComparison.OrdinalIgnoreCase)))
            query.Add(name, values.AsEnumerable().OfType<string>());

        query.Add("page", (Page + 1).ToString(CultureInfo.InvariantCulture));
        return request.PathBase + request.Path + query.ToQueryString();
    }
}

/// <summary>A page of a list.</summary>
internal sealed record Page<T>(
    [property: Says("Các dòng của trang.", "Rows of the page.")] IReadOnlyList<T> Items,
    [property: JsonPropertyName("page"), Says("Trang này, từ 1.", "This page, from 1.")] int Number,
    [property: Says("Số dòng mỗi trang.", "Rows a page.")] int Size,
    [property: Says("Số dòng của cả danh sách.", "Rows of the whole list.")] int Total,
    [property: Says("Địa chỉ trang sau; null ở trang cuối.", "Address of the next page; null on the last.")] string? Next);
