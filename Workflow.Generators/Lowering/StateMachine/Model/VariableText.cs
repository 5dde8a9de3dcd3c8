using System.Text;

namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>How the code of a variable's use touches it.</summary>
internal enum Access
{
    /// <summary>Reads it, and perhaps writes it.</summary>
    Read,

    /// <summary>May write it, and does not read it.</summary>
    Write,

    /// <summary>Writes it whenever the instruction ends without an exception.</summary>
    Assign,

    /// <summary>
    /// Declares it, as <c>out var</c> and patterns do: what it was before is never read, for C# lets nobody read it where it may not have been assigned since.
    /// </summary>
    Introduce,

    /// <summary>Reads a copy, made before the statement, that a closure keeps.</summary>
    Copy,

    /// <summary>Is not written out: a call of a local function that reads it.</summary>
    Touch,

    /// <summary>Declares the copy that closures behind it keep.</summary>
    Declare,

    /// <summary>Reads the cell itself.</summary>
    Cell,

    /// <summary>Reads a copy of the cell, made before the statement.</summary>
    CopyCell,

    /// <summary>Names the member, to give it a value where the frame is made.</summary>
    Member,

    /// <summary>Is no variable: the frame of the function at a depth.</summary>
    Frame,
}

/// <summary>
/// Variables in text before they have names: <c>␁r7␂</c> is a read of number 7. Text with such marks can be cut and joined like any
/// other, and the marks tell liveness what is read and written.
/// </summary>
internal static class VariableText
{
    private const char Open = '\u0001';
    private const char Close = '\u0002';
    private const string Letters = "rwaictdoymf";

    public static string Mark(Variable variable, Access access) => $"{Open}{Letters[(int)access]}{variable.Number}{Close}";

    /// <summary>The frame of the function around that is nested so deep.</summary>
    public static string FrameAt(int depth) => $"{Open}f{depth}{Close}";

    /// <summary>Turns the first write of a variable at the beginning of a text into one that always happens.</summary>
    public static string WithAssignment(string text) =>
        text.Length > 1 && text[0] == Open && text[1] == 'w' ? $"{Open}a{text.Substring(2)}" : text;

    /// <summary>All reads and writes in a text, in order.</summary>
    public static IEnumerable<(int Number, Access Access)> Uses(string text)
    {
        for (int open = text.IndexOf(Open); open >= 0; open = text.IndexOf(Open, open + 1))
        {
            int close = text.IndexOf(Close, open);
            if (text[open + 1] is 'm' or 'f') continue;
            yield return (int.Parse(text.Substring(open + 2, close - open - 2), System.Globalization.CultureInfo.InvariantCulture), (Access)Letters.IndexOf(text[open + 1]));
        }
    }

    /// <summary>Whether a text is a name, or names with dots between them.</summary>
    public static bool IsName(string text) => text.All(static each => char.IsLetterOrDigit(each) || each is '_' or '.' or '@' or Open or Close);

    /// <summary>Replaces every mark by what a variable's use is written as.</summary>
    public static string Render(string text, Func<int, Access, string> write)
    {
        StringBuilder rendered = new(text.Length);
        int at = 0;
        for (int open = text.IndexOf(Open); open >= 0; open = text.IndexOf(Open, open + 1))
        {
            int close = text.IndexOf(Close, open);
            rendered.Append(text, at, open - at);
            int number = int.Parse(text.Substring(open + 2, close - open - 2), System.Globalization.CultureInfo.InvariantCulture);
            rendered.Append(write(number, (Access)Letters.IndexOf(text[open + 1])));
            at = close + 1;
        }

        return rendered.Append(text, at, text.Length - at).ToString();
    }
}
