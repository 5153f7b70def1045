using ParIndex.App.Storage;
using ParIndex.Web.Setup;

try
{
    await using var server = await WebServer.StartAsync(args);
    if (!server.LogsForMachines)
    {
        Console.WriteLine($"""
            ParIndex: {server.Address}   (tiếng Anh / English: {server.Address}/en)
            Dừng: Ctrl+C. / Stop: Ctrl+C.
            """);
    }

    if (server.FirstSignIn is { } first)
        await (server.LogsForMachines ? Console.Error : Console.Out).WriteLineAsync($"{first.Vietnamese}\n{first.English}");

    await server.WaitAsync();
    return 0;
}
catch (StorageException problem)
{
    // For whoever started it: why and what to do, no stack trace.
    Console.Error.WriteLine($"{problem.Problem.Vietnamese}\n{problem.Problem.English}");
    return problem.IsPassing ? 1 : 2;
}
