using System.Globalization;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Cli;

// Figures are formatted with an explicit culture everywhere; this one only guards what libraries print.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");

// Another core makes the library ready while this one looks at the command line.
if (Array.Exists(args, argument => argument.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)))
{
    _ = Task.Run(YamlLibrary.Prepare);
}

using var output = Console.OpenStandardOutput();
using var errors = Console.OpenStandardError();
return CommandLine.Run(args, output, errors);
