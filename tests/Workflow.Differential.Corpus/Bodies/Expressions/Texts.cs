using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class Texts(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Interpolation(int n)
    {
        int x = n;
        return $"{x} {x++} {await steps.Echo(x)} {x = 9} {await steps.Text(x)} {x,5}|{await steps.Half(n):0.00}|{await steps.Echo(n),-4:D2}|{{}}";
    }

    [Workflow, Machine]
    public async partial Task<string> Interpolation_inside_interpolation(int n) =>
        $"a{$"b{await steps.Echo(n)}{(n > 1 ? $"c{await steps.Text(n)}" : "d")}"}{await steps.MaybeText(n) ?? $"{n}?"}";

    [Workflow, Machine]
    public async partial Task<string> Raw_and_verbatim_text(int n)
    {
        string raw = $$"""
            {"n": {{await steps.Echo(n)}},
             "t": "{{await steps.Text(n)}}"}
            """;
        return raw + $@"\{await steps.Echo(1)}""\" + @"\n" + """quoted "text" """;
    }

    [Workflow, Machine]
    public async partial Task<string> Formatted_by_a_culture(int n)
    {
        FormattableString text = $"{await steps.Price(n)} and {n}";
        string price = text.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"{await steps.Half(n):F1}") + price;
    }

    [Workflow, Machine]
    public async partial Task<string> Handlers_of_strings(int n)
    {
        System.Text.StringBuilder text = new();
        text.Append($"{n}{n + 1}");
        text.Append($"{await steps.Text(n)}|").Append('|').Append($"{await steps.Echo(n)}");
        string all = text.ToString();
        return all;
    }
}
