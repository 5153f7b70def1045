using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace ParIndex.Web.Api.Answers;

/// <summary>Tells every wrong parameter of a call at once: unknown names, values of the wrong form, values out of range.</summary>
internal static class ParameterCheck
{
    public static RouteGroupBuilder CheckParameters(this RouteGroupBuilder group) =>
        group.AddEndpointFilterFactory((endpoint, next) =>
        {
            var known = endpoint.MethodInfo.GetParameters().SelectMany(Flatten).ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);
            return async call =>
            {
                var request = call.HttpContext.Request;
                var allowed = known.Keys.Where(name => !request.RouteValues.ContainsKey(name)).ToList();
                var problems = request.Query.SelectMany(pair => Check(pair.Key, pair.Value.ToString(), known, allowed)).ToList();
                return problems.Count > 0 ? ApiProblem.Parameters(problems) : await next(call);
            };
        });

    private static IEnumerable<Known> Flatten(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            return parameter.ParameterType.GetProperties().Where(property => property.GetCustomAttribute<FromQueryAttribute>() is not null)
                .Select(property => new Known(property.GetCustomAttribute<FromQueryAttribute>()!.Name!, property.PropertyType, property.GetCustomAttribute<RangeAttribute>()));

        return Inner(parameter.ParameterType) is { } type && (type == typeof(string) || type == typeof(int) || type == typeof(bool) || type == typeof(DateOnly))
            ? [new Known(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType, parameter.GetCustomAttribute<RangeAttribute>())]
            : [];
    }

    private static IEnumerable<ParameterProblem> Check(string name, string value, Dictionary<string, Known> known, List<string> allowed)
    {
        if (!allowed.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var names = allowed.Count == 0 ? "–" : string.Join(", ", allowed);
            yield return new ParameterProblem(name, $"Không có tham số “{name}”; có: {names}.", $"There is no parameter “{name}”; there are: {names}.");
            yield break;
        }

        var (_, declared, range) = known[name];
        var type = Inner(declared);
        if (type == typeof(int) && (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || range?.IsValid(number) == false))
        {
            yield return range is null
                ? new ParameterProblem(name, $"“{name}” cần là số nguyên.", $"“{name}” must be a whole number.")
                : new ParameterProblem(name, $"“{name}” cần là số nguyên từ {range.Minimum} đến {range.Maximum}.", $"“{name}” must be a whole number from {range.Minimum} to {range.Maximum}.");
        }
        else if (type == typeof(DateOnly) && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return new ParameterProblem(name, $"“{name}” cần là ngày, ví dụ 2025-07-01.", $"“{name}” must be a date, as 2025-07-01.");
        }
        else if (type == typeof(bool) && !bool.TryParse(value, out _))
        {
            yield return new ParameterProblem(name, $"“{name}” cần là true hoặc false.", $"“{name}” must be true or false.");
        }
    }

    private static Type Inner(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private sealed record Known(string Name, Type Type, RangeAttribute? Range);
}
