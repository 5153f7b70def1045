using System.Text;
using ParIndex.App.Criteria;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

/// <summary>Damaged files give problems or a set, never an exception; a set that is read can be checked.</summary>
public class MutationTests
{
    private static readonly byte[] Marks = "\t\n :-[]{}\"'#&*!|>%@0,."u8.ToArray();

    [Fact]
    public void Yaml_Damaged_NeverThrows()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var bytes = Encoding.UTF8.GetBytes(CriteriaSetYaml.Write(RandomSets.Make(seed % 20)));
            Check(CriteriaSetYaml.Read(Damage(bytes, seed)));
        }
    }

    [Fact]
    public void Workbook_Damaged_NeverThrows()
    {
        var workbooks = Enumerable.Range(1, 5).Select(seed => CriteriaSetWorkbook.Write(RandomSets.Make(seed))).ToList();
        for (var seed = 1; seed <= 200; seed++)
        {
            Check(CriteriaSetWorkbook.Read(Damage(workbooks[seed % workbooks.Count], seed)));
        }
    }

    private static void Check(SetReading reading)
    {
        if (reading.Draft is { } draft)
        {
            Assert.NotNull(CriteriaSetChecker.Check(draft, draft, reading.Places));
        }
        else
        {
            Assert.NotEmpty(reading.Problems);
        }
    }

    private static byte[] Damage(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        var copy = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(copy.Count);
            switch (random.Next(5))
            {
                case 0:
                    copy[at] = (byte)random.Next(256);
                    break;
                case 1:
                    copy[at] = Marks[random.Next(Marks.Length)];
                    break;
                case 2:
                    copy.RemoveRange(at, Math.Min(random.Next(1, 40), copy.Count - at));
                    break;
                case 3:
                    copy.InsertRange(at, copy.Skip(random.Next(copy.Count)).Take(random.Next(1, 60)).ToList());
                    break;
                default:
                    copy.RemoveRange(at, random.Next(3) == 0 ? copy.Count - at : 1);
                    break;
            }

            if (copy.Count == 0)
            {
                return [];
            }
        }

        return [.. copy];
    }
}
