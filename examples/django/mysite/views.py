from django.shortcuts import render


def home(request):
    """Who is signed in, and the way in or out."""
    return render(request, 'home.html')
