using System.Text;

namespace ParIndex.App.Evidence.Checking;

/// <summary>Web pages under other names.</summary>
internal static class Markup
{
    private static readonly string[] Beginnings = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe", "<?php", "<%"];
    private static readonly string[] Parts = ["<script", "<html", "<!doctype html", "<svg", "<iframe", "javascript:"];

    /// <summary>Whether the text begins as a page or XML does.</summary>
    public static bool Leads(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF', ' ', '\t', '\r', '\n', '\0');
        return Array.Exists(Beginnings, beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether something browsers would run stands in it.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return Array.Exists(Parts, part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }
}
