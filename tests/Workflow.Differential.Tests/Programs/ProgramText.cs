using System.Text;

namespace Workflow.Differential.Programs;

/// <summary>Writes statements, one a line.</summary>
internal sealed class ProgramText
{
    private readonly StringBuilder _text = new();
    private int _indent = 1;

    public void Line(string line) => _text.Append(' ', 4 * _indent).Append(line).Append('\n');

    public void Open(string? head = null)
    {
        if (head is not null) Line(head);
        Line("{");
        _indent++;
    }

    public void Close(string tail = "")
    {
        _indent--;
        Line("}" + tail);
    }

    public override string ToString() => _text.ToString();
}
