using Workflow.Runtime;

namespace Workflow.Testing.Tests.Classes;

/// <summary><see cref="SendParcel"/> and its steps as methods. Only their names differ, for a host knows each name once.</summary>
public partial class ParcelMethods(IServiceProvider services)
{
    [Workflow]
    public async partial Task<Label> SendParcelByMethod(Parcel parcel)
    {
        try
        {
            int weight = await WeighParcelByMethod(parcel);
            await Durable.Delay("1d");
            Label label = await PrintLabelByMethod(parcel);
            return label with { Text = $"{label.Text}, {weight} kg" };
        }
        catch (TooHeavyException problem)
        {
            return new Label($"returned for its {problem.Weight} kg");
        }
    }

    [Step(MaxRetries = 0)]
    private partial Task<int> WeighParcelByMethod(Parcel parcel)
    {
        services.Count($"weigh {parcel.Id}");
        return parcel.Weight > 100 ? throw new TooHeavyException(parcel.Weight) : Task.FromResult(parcel.Weight);
    }

    [Step]
    private async partial Task<Label> PrintLabelByMethod(Parcel parcel)
    {
        await Task.Yield();
        services.Count($"print {parcel.Id}");
        return new Label($"label of {parcel.Id}");
    }
}
