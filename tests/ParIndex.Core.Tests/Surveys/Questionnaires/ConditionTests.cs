using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Questionnaires;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Questionnaires;

public class ConditionTests
{
    private static readonly AnswerSheet Answers = AnswerSheet.Of(("q1", "3"), ("name", "An"), ("age", "40.5"), ("code", "03")).With("multi", "a", "b");

    [Theory]
    [InlineData("${q1} = '3'", true)]
    [InlineData("${q1} = 3.0", true)]
    [InlineData("${code} = '3'", false)]
    [InlineData("${code} = 3", true)]
    [InlineData("${q1} != '3'", false)]
    [InlineData("${age} >= 40.5 and ${age}<41", true)]
    [InlineData("${age} > 18 and ${age} < 30 or ${q1} = '3'", true)]
    [InlineData("${age} > 18 and (${age} < 30 or ${q1} = '4')", false)]
    [InlineData("not(${q1} = '4')", true)]
    [InlineData("selected(${multi}, 'b')", true)]
    [InlineData("selected( ${ multi } , \"c\")", false)]
    [InlineData("selected(${q1}, 3)", true)]
    [InlineData("count-selected(${multi}) = 2", true)]
    [InlineData("count-selected(${none}) = 0", true)]
    [InlineData("${none} = ''", true)]
    [InlineData("${none} < 5", false)]
    [InlineData("${none} != 5", true)]
    [InlineData("${name} > 1", false)]
    [InlineData("string-length(${name}) = 2", true)]
    [InlineData("${age} > -.5", true)]
    public void Holds_AsXPathSays(string text, bool expected) => Assert.Equal(expected, ConditionParser.Parse(text).Holds(Answers));

    [Fact]
    public void Holds_SelfInAConstraint_IsTheFieldItStandsAt() =>
        Assert.True(ConditionParser.Parse(". >= 18 and . <= 120").Holds(Answers, "age"));

    [Theory]
    [InlineData("", 1)]
    [InlineData("${q1} = ", 9)]
    [InlineData("${q1} = 'x", 9)]
    [InlineData("${q1} == 'x'", 8)]
    [InlineData("q1 = 'x'", 1)]
    [InlineData("${q1 = 'x'", 1)]
    [InlineData("${} = 1", 1)]
    [InlineData("selected(${q1} 'x')", 16)]
    [InlineData("${q1} = ‘3’", 9)]
    [InlineData("${a} = 1 ${b} = 2", 10)]
    [InlineData("today() > 3", 1)]
    [InlineData("(${a} = 1", 10)]
    [InlineData("${a} = 1.2.3", 8)]
    [InlineData("${a} = 99999999999999999999999999999999999", 8)]
    public void Read_BadText_TellsTheCharacter(string text, int at)
    {
        var reading = ConditionParser.Read(text);

        Assert.Null(reading.Condition);
        Assert.Equal(at, reading.Problem!.At);
        Assert.NotEqual("", reading.Problem.Text.Vietnamese);
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsRefusedNotOverflowing() =>
        Assert.NotNull(ConditionParser.Read(new string('(', 3900)).Problem);

    [Fact]
    public void Print_ReadBack_IsTheSameTree() =>
        Prop.ForAll(Gen.Sized(size => Tree(Math.Min(size, 12))).ToArbitrary(), condition => Assert.Equal(condition, ConditionParser.Read(condition.ToString()).Condition))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Prop.ForAll<string>(text => Assert.True(ConditionParser.Read(text ?? "") is { Condition: null } or { Problem: null })).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<Condition> Tree(int depth) => depth == 0 ? Leaf() : Gen.OneOf(
        Leaf(),
        Tree(depth / 2).SelectMany(left => Tree(depth / 2).Select(Condition (right) => new AllOf(left, right))),
        Tree(depth / 2).SelectMany(left => Tree(depth / 2).Select(Condition (right) => new AnyOf(left, right))),
        Tree(depth / 2).Select(Condition (inner) => new Negation(inner)));

    private static Gen<Condition> Leaf() => Gen.OneOf(
        Operand().SelectMany(left => Gen.Choose(0, 5).SelectMany(sign => Operand().Select(Condition (right) => new Comparison(left, (ComparisonSign)sign, right)))),
        Gen.Elements("x", "a-1", "it's").Select(Condition (choice) => new Selected(new FieldOperand("q_2"), choice)));

    private static Gen<Operand> Operand() => Gen.OneOf(
        Gen.Elements<Operand>(new FieldOperand("q1"), new FieldOperand(Condition.Self), new FieldOperand("tuổi"), new CountOperand(new FieldOperand("m")), new LengthOperand(new FieldOperand("t"))),
        Gen.Choose(-1000, 1000).Select(Core.Surveys.Questionnaires.Operand (number) => new NumberOperand(number / 8m)),
        Gen.Elements("", "x", "a b", "it's", "nói \"vậy\"").Select(Core.Surveys.Questionnaires.Operand (text) => new TextOperand(text)));
}
