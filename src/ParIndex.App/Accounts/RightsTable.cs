using static ParIndex.App.Accounts.Permission;
using static ParIndex.App.Accounts.Role;

namespace ParIndex.App.Accounts;

/// <summary>How far a role reaches with a permission.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Everywhere, whatever unit the assignment names: the permission is of no unit.</summary>
    Everywhere,

    /// <summary>Everywhere, if the assignment names no unit; not at all otherwise.</summary>
    Whole,

    /// <summary>The unit of the assignment and everything below it; the whole installation when it names none.</summary>
    Below,

    /// <summary>The unit of the assignment alone.</summary>
    OwnUnit,
}

/// <summary>The written table: which role has which permission, how far. docs/rights.md is this table for people; a test compares them.</summary>
public static class RightsTable
{
    private static readonly Permission[] ForAnyone = [ReadPublished, SignIn];

    private static readonly Dictionary<Role, (Reach Reach, Permission[] Permissions)[]> Grants = new()
    {
        [Public] = [],
        [Administrator] =
        [
            (Reach.Everywhere, [UseOwnAccount, ReadCriteria]),
            (Reach.Whole, [ReadLog]),
            (Reach.Below, [ReadResults, ImportResults, EditCriteria, ManageUnits, ManagePeople, MonitorRound]),
        ],
        [Coordinator] =
        [
            (Reach.Everywhere, [UseOwnAccount, ReadCriteria]),
            (Reach.Whole, [ReadLog]),
            (Reach.Below,
            [
                ReadResults, ImportResults, PublishResults, EditCriteria, SignCriteria, ManageUnits, ManagePeople,
                ManageRound, ReadScorecard, PublishRound, MonitorRound, ReadPlan, MakePlan, IssuePlan, ManageSurveys, EnterResponses,
            ]),
        ],
        [Officer] = [(Reach.Everywhere, [UseOwnAccount]), (Reach.Below, [ReadResults, ReadPlan]), (Reach.OwnUnit, [ImportResults, ReadScorecard, FillScorecard, Explain, MakePlan, WorkOnTask])],
        [Head] =
        [
            (Reach.Everywhere, [UseOwnAccount]),
            (Reach.Below, [ReadResults, ReadPlan]),
            (Reach.OwnUnit, [ImportResults, ReadScorecard, AssignScorecard, FillScorecard, SubmitScorecard, Explain, MakePlan, IssuePlan, WorkOnTask]),
        ],
        [Appraiser] = [(Reach.Everywhere, [UseOwnAccount, ReadCriteria]), (Reach.Below, [ReadResults, ReadScorecard, Appraise])],
        [CouncilSecretary] = [(Reach.Everywhere, [UseOwnAccount, ReadCriteria]), (Reach.Below, [ReadResults, ReadScorecard, DecideInCouncil, MonitorRound, ReadPlan])],
        [Leader] = [(Reach.Everywhere, [UseOwnAccount, ReadCriteria]), (Reach.Whole, [ReadLog]), (Reach.Below, [ReadResults, ReadScorecard, MonitorRound, ReadPlan])],
        [Surveyor] = [(Reach.Everywhere, [UseOwnAccount]), (Reach.Below, [EnterResponses])],
    };

    private static readonly Reach[,] Reaches = Fill();

    /// <summary>How far a role reaches with a permission.</summary>
    public static Reach Of(Role role, Permission permission) => Reaches[(int)role, (int)permission];

    private static Reach[,] Fill()
    {
        var reaches = new Reach[Enum.GetValues<Role>().Length, Enum.GetValues<Permission>().Length];
        foreach (var (role, rows) in Grants)
        {
            foreach (var (reach, permissions) in rows.Prepend((Reach.Everywhere, ForAnyone)))
            {
                foreach (var permission in permissions)
                    reaches[(int)role, (int)permission] = reach;
            }
        }

        return reaches;
    }
}
