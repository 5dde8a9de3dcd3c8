using Spectre.Console;
using Spectre.Console.Rendering;

namespace Workflow.Cli.Showing;

/// <summary>A box as wide as the terminal, with a title in its upper edge: <c>┌─ order-17 [running] step 4 ───┐</c>.</summary>
internal sealed class TitledBox(IReadOnlyList<Cell> title, IRenderable content) : IRenderable
{
    private const int Edges = 2;

    public Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IEnumerable<Segment> inside = ((IRenderable)new Padder(content, new Padding(2, 1, 2, 0))).Render(options, maxWidth - Edges);
        return [.. Top(maxWidth), .. Segment.SplitLines(inside, maxWidth - Edges).SelectMany(line => Row(line, maxWidth)), .. Bottom(maxWidth)];
    }

    private IEnumerable<Segment> Top(int width)
    {
        yield return new Segment("┌─ ");
        int left = width - 5;
        foreach (Cell part in title)
        {
            string text = part.Text.Length <= left ? part.Text : part.Text[..Math.Max(0, left)];
            left -= text.Length;
            yield return new Segment(text, part.Style ?? Style.Plain);
        }

        yield return new Segment($" {new string('─', Math.Max(0, left))}┐");
        yield return Segment.LineBreak;
    }

    private static IEnumerable<Segment> Row(SegmentLine line, int width)
    {
        yield return new Segment("│");
        foreach (Segment segment in line) yield return segment;
        yield return new Segment($"{new string(' ', Math.Max(0, width - Edges - line.CellCount()))}│");
        yield return Segment.LineBreak;
    }

    private static IEnumerable<Segment> Bottom(int width)
    {
        yield return new Segment($"└{new string('─', Math.Max(0, width - Edges))}┘");
        yield return Segment.LineBreak;
    }
}
