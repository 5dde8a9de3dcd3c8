using Microsoft.Extensions.Logging;

namespace Shop;

public sealed record Trip(string Traveller, string Flight, string Hotel, string Car);

public partial class TripWorkflows
{
    [Workflow]
    public async partial Task<bool> BookTrip(Trip trip)
    {
        Stack<string> booked = new();
        try
        {
            await Book("flight", trip.Flight);
            booked.Push("flight");
            await Book("hotel", trip.Hotel);
            booked.Push("hotel");
            await Book("car", trip.Car);
            return true;
        }
        catch (InvalidOperationException problem)
        {
            Durable.Logger.LogWarning(problem, "trip of {Traveller} cannot be booked", trip.Traveller);
            while (booked.TryPop(out string? kind)) await Cancel(kind, trip.Traveller);
            return false;
        }
    }

    [Step] private static async partial Task Book(string kind, string reference) => await Task.Yield();
    [Step(MaxRetries = 20)] private static async partial Task Cancel(string kind, string traveller) => await Task.Yield();
}
