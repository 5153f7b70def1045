using Dapper;
using ParIndex.App.Sample;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Sample;

public sealed class SampleInstallationTests
{
    [Fact]
    public async Task Fill_EmptyInstallation_HoldsThePublishedFigures()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        var sample = new SampleInstallation(session, TimeProvider.System);

        Assert.True(await sample.FillAsync());
        Assert.False(await sample.FillAsync());

        var connection = await session.ConnectionAsync();
        Assert.Equal(82.05272m, await connection.ExecuteScalarAsync<decimal>("select points from results.result where unit_id = 'vn-67' and year = 2020"));
        Assert.Equal(85.415m, await connection.ExecuteScalarAsync<decimal>("select points from results.result where unit_id = 'vn-67' and year = 2023"));
        Assert.Equal(88.679m, await connection.ExecuteScalarAsync<decimal>("select target from results.result where unit_id = 'vn-67' and year = 2023"));
        Assert.Equal(17.94728m, await connection.ExecuteScalarAsync<decimal>(
            "select sum(lost) from results.loss join results.result on id = result_id where unit_id = 'vn-67' and year = 2020"));
        Assert.Equal(47, await connection.ExecuteScalarAsync<int>(
            "select count(*) from results.loss join results.result on id = result_id where unit_id = 'vn-67' and year = 2020"));
    }
}
