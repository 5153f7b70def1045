using System.Globalization;
using ParIndex.Bench;
using ParIndex.Bench.Answering;
using ParIndex.Bench.Storm;

// Ratios are what counts; the machine is whatever it is. Every task runs several times and the median is told.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["web-fill", var root])
{
    await WebFill.RunAsync(root);
    return 0;
}

if (args is ["storm", var data, var address, var seconds, var saves, var uploads, var officers])
{
    double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    return await StormBench.RunAsync(data, new Uri(address), (int)Number(seconds), Number(saves), Number(uploads), (int)Number(officers));
}

if (args is ["answering", var folder, var server, var people, var coming, var reading])
{
    int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    return await AnsweringBench.RunAsync(folder, new Uri(server), Whole(people), Whole(coming), Whole(reading));
}

if (args is ["simulation-file", var spec, var draws, var target])
{
    SimulationBench.RunFile(spec, int.Parse(draws, CultureInfo.InvariantCulture), target);
    return 0;
}

if (args is ["survey-answers", var answers, var rows])
{
    SurveyAnswers.Write(answers, int.Parse(rows, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["survey-agree", var ours, var theirs, var most])
{
    return SurveyAgreement.Agree(ours, theirs, double.Parse(most, CultureInfo.InvariantCulture)) ? 0 : 1;
}

var wanted = args.Length == 0 ? ["rules", "scoring", "documents", "simulation", "plans"] : args;
foreach (var task in wanted)
{
    switch (task)
    {
        case "rules":
            RuleBench.Run();
            break;
        case "scoring":
            ScoringBench.Run();
            break;
        case "documents":
            DocumentBench.Run();
            break;
        case "simulation":
            SimulationBench.Run();
            break;
        case "plans":
            PlanBench.Run();
            break;
        default:
            Console.Error.WriteLine($"Unknown task {task}: rules, scoring, documents, simulation, plans.");
            return 2;
    }
}

return 0;
