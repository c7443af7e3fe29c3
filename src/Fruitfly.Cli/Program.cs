Console.WriteLine("fruitfly");
