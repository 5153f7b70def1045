using ParIndex.Web.Setup;

await using var server = await WebServer.StartAsync(args);
await server.WaitAsync();
