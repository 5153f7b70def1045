using ParIndex.App.Accounts;

namespace ParIndex.App.Rounds;

/// <summary>What somebody may do, asked inside the process that writes, when unit, field and stage are known for sure.</summary>
public delegate Decision Rights(Question question);
