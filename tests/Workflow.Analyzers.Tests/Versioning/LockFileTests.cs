using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class LockFileTests
{
    private const string Text = """
        {
          "format": 1,
          "workflows": [
            {
              "name": "process_order",
              "version": "1",
              "retired": true,
              "shape": "0123456789abcdef",
              "patches": [
                "fraud check \"2\""
              ],
              "skeleton": [
                "loop",
                "  step ship"
              ],
              "checkpoints": [
                { "key": "Ship#1", "live": { "order": "Shop.Order", "total": "decimal" } },
                { "key": "Ship#2", "live": {} }
              ],
              "steps": [
                { "name": "ship", "parameters": ["Shop.Order", "int"], "result": "" }
              ]
            },
            {
              "name": "process_order",
              "version": "2",
              "shape": "x",
              "skeleton": [],
              "checkpoints": [],
              "steps": []
            }
          ]
        }

        """;

    [Fact]
    public void What_is_written_is_what_was_read() => LockFileWriter.Write(LockFileReader.Read(Text)).ShouldBe(Text);

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        LockFile file = Entries.File(Entries.Of("step a;loop;  step b", Entries.Step("a", "int")) with { Patches = new EquatableArray<string>(["p"]), IsRetired = true });
        LockFileReader.Read(LockFileWriter.Write(file)).ShouldBe(file);
    }

    [Fact]
    public void Entries_are_written_in_order_whatever_order_they_come_in()
    {
        LockEntry first = Entries.Of("step a");
        LockEntry second = first with { Version = "2" };
        LockFileWriter.Write(Entries.File(second, first)).ShouldBe(LockFileWriter.Write(Entries.File(first, second)));
    }

    [Fact]
    public void An_empty_file_is_written_too() => LockFileWriter.Write(LockFile.Empty).ShouldBe("{\n  \"format\": 1,\n  \"workflows\": []\n}\n");

    [Fact]
    public void Lines_may_end_as_on_Windows_and_members_may_be_unknown() =>
        LockFileReader.Read(Text.ReplaceLineEndings("\r\n").Replace("\"format\"", "\"note\": [1, null, {}], \"format\"", StringComparison.Ordinal)).Entries.Count.ShouldBe(2);

    [Theory]
    [InlineData("", "line 1, column 1: the text ends too early")]
    [InlineData("{", "line 1, column 2: a name in quotes is expected here")]
    [InlineData("{\n  \"format\": 2,\n  \"workflows\": []\n}", "line 2, column 13: the format is '2', and this version reads format 1 only")]
    [InlineData("{ \"format\": 1 }", "line 1, column 1: this object lacks \"workflows\"")]
    [InlineData("{ \"format\": 1,\n\"workflows\": {} }", "line 2, column 14: a list '[…]' is expected here")]
    [InlineData("{ \"format\": 1,\n<<<<<<< HEAD\n", "line 2, column 1: a name in quotes is expected here")]
    [InlineData("{ \"format\": 1, \"workflows\": [] } x", "line 1, column 34: the text should end here")]
    [InlineData("{ \"format\": 1, \"workflows\": [,] }", "line 1, column 30: ',' is not expected here")]
    [InlineData("{ \"format\": 1, \"workflows\": [{ \"name\": 'x' }] }", "line 1, column 40: ''' is not expected here")]
    [InlineData("{ \"format\": \"1\\q\" }", "line 1, column 16: there is no such escape")]
    public void A_damaged_file_is_told_with_line_and_column(string text, string message) =>
        Should.Throw<LockFileException>(() => LockFileReader.Read(text)).Message.ShouldBe(message);

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_damaged()
    {
        string whole = Text.TrimEnd();
        for (int length = 0; length < whole.Length; length++)
            Should.Throw<LockFileException>(() => LockFileReader.Read(whole[..length]));
    }

    [Fact]
    public void A_file_with_two_entries_of_a_version_is_damaged() =>
        Should.Throw<LockFileException>(() => LockFileReader.Read(Text.Replace("\"version\": \"2\"", "\"version\": \"1\"", StringComparison.Ordinal)))
            .Message.ShouldBe("line 25, column 15: there is a second entry of 'process_order' 1");
}
