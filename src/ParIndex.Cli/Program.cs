using System.Globalization;
using ParIndex.Cli;

// Figures are formatted with an explicit culture everywhere; this one only guards what libraries print.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");

using var output = Console.OpenStandardOutput();
using var errors = Console.OpenStandardError();
return CommandLine.Run(args, output, errors);
