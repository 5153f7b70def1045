using ParIndex.App.Surveys.Collecting.Asking;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>People an interviewer took along on a tablet.</summary>
/// <param name="ById">Account of the interviewer; nobody else sends answers of it.</param>
/// <param name="Device">Random name the tablet gave itself.</param>
/// <param name="Area">It was limited to; empty: none.</param>
/// <param name="Lines">Numbers of the people.</param>
public sealed record Pack(Guid Id, Guid WaveId, Guid? ById, string ByName, string Device, string Area, int[] Lines, DateTime At);

/// <summary>Somebody of a pack with what it takes to find them.</summary>
/// <param name="Code">Printed on their sheet.</param>
/// <param name="Identity">Column of the list and text.</param>
public sealed record PackedPerson(int Line, string Code, string Area, IReadOnlyDictionary<string, string> Identity);

/// <summary>All a tablet needs until it has a network again.</summary>
public sealed record TakenPack(Pack Pack, Wave Wave, AskedForm Form, IReadOnlyList<PackedPerson> People);

/// <summary>People of an area who wait to be asked.</summary>
/// <param name="Waiting">Have not answered and may be asked.</param>
/// <param name="Taken">Of these, on a tablet already.</param>
public sealed record WaitingArea(string Area, int Waiting, int Taken);
