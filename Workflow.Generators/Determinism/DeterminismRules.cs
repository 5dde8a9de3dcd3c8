namespace Workflow.Generators.Determinism;

/// <summary>The numbers of the band WFL2xxx, which the walk, the table and the published facts share.</summary>
internal static class DeterminismRules
{
    public const string Clock = "WFL2001";
    public const string NewGuid = "WFL2002";
    public const string Randomness = "WFL2003";
    public const string Waiting = "WFL2004";
    public const string Threads = "WFL2005";
    public const string Await = "WFL2006";
    public const string OutsideWorld = "WFL2007";
    public const string StaticState = "WFL2008";
    public const string InstanceState = "WFL2009";
    public const string Blocking = "WFL2010";
    public const string Order = "WFL2011";
    public const string Surroundings = "WFL2012";
    public const string ConfigureAwait = "WFL2013";
    public const string UsersTable = "WFL2014";

    /// <summary>Whether a line of a table can name a rule: those that judge members, and no others.</summary>
    public static bool IsOfTable(string rule) => rule is Clock or NewGuid or Randomness or Waiting or Threads or OutsideWorld or Blocking or Order or Surroundings or UsersTable;
}
