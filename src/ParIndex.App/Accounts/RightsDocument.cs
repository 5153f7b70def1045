using System.Text;

namespace ParIndex.App.Accounts;

/// <summary>The table written out for people: docs/rights.md.</summary>
public static class RightsDocument
{
    /// <summary>What the cells say.</summary>
    public static string Sign(Reach reach) => reach switch
    {
        Reach.Everywhere => "yes",
        Reach.Whole => "whole",
        Reach.Below => "below",
        Reach.OwnUnit => "own",
        _ => "–",
    };

    public static string Write()
    {
        var text = new StringBuilder(
            """
            # Rights

            A right is role × unit × field × stage of the round. An assignment gives an account a role in a unit, perhaps in one field, for a time; without a unit it holds
            for the whole installation. One function decides (`RightsRules.Decide`), every page and endpoint declares what it needs, and what declares nothing is refused.
            A test compares this table with the program, and another walks every live page and endpoint as every role.

            * **yes**: the permission is of no unit, or the role has it everywhere.
            * **whole**: only who has the role for the whole installation.
            * **below**: in the unit of the assignment and everything under it. Under it stand its sub-units of today, and the units these were made of.
            * **own**: in the unit of the assignment alone.
            * **–**: refused: 403, or 404 where the mere existence is secret; without an account the way to the sign-in. A refused try of somebody signed in is in the audit log.

            Row-level security of the database is the second lock: unpublished results are seen only by those who may read them there, and surveys with their samples and
            answers only by those who run them or enter answers there, whatever else they may read; of surveys, readers of results see what was issued alone.

            | permission |
            """);
        foreach (var role in Enum.GetValues<Role>())
            text.Append(' ').Append(role.Name().English).Append(" |");

        text.Append("\n|---|").Insert(text.Length, "---|", Enum.GetValues<Role>().Length).Append('\n');
        foreach (var permission in Enum.GetValues<Permission>())
        {
            text.Append("| `").Append(permission).Append("` ").Append(permission.Name().Vietnamese).Append(" |");
            foreach (var role in Enum.GetValues<Role>())
                text.Append(' ').Append(Sign(RightsTable.Of(role, permission))).Append(" |");

            text.Append('\n');
        }

        text.Append("\n## Stages\nOf a round, these may be used at these stages only; after publication nobody writes.\n\n| permission | stages |\n|---|---|\n");
        foreach (var permission in Enum.GetValues<Permission>().Where(permission => permission.Stages().Count > 0))
            text.Append("| `").Append(permission).Append("` | ").AppendJoin(", ", permission.Stages()).Append(" |\n");

        return text.Append(
            """

            ## Further rules
            * `FillScorecard`, `Appraise` and `Explain` are of a field: an assignment to one field is refused in the others.
            * Nobody appraises the unit they work in, or whose officer or head they are.
            * In a round an appraiser may step back from a unit: they are refused there, and the named deputy, an appraiser too, appraises that unit in the fields of who
              stepped back. Who appraises an entry blind gives no other verdict on it.
            * A mirror round is appraised by the authority above in its own software: nobody judges or decides in it here. Who runs it (`ManageRound`) enters those points, and
              corrects with a reason what agencies have entered; the head of the organiser (`SubmitScorecard`) approves the self-assessment, which locks it.
            * Administrators and coordinators need a second factor (`PARINDEX_SECOND_FACTOR`); until it is set up they reach only their own account.
            * Who manages people gives and takes only roles below their own: a coordinator neither makes nor touches administrators and coordinators, and acts within
              their units. The last administrator can be neither locked nor deprived of the role.
            * A token of the JSON interface has the rights of its account, cut to its scopes.

            """).ToString();
    }
}
